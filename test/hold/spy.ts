/**
 * A page's own script that watches for anything of ours that passes by, before and after we could
 * have been there. It leaves what it saw in `caught` and `globals`.
 */
export const SPY = `
  window.caught = [];
  for (const name of ['tierwise-port', 'tierwise-ask', 'message'])
    addEventListener(name, (event) => caught.push(name + ':' + event.ports?.length), true);
  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) { caught.push('dispatch:' + event.type); return dispatch.call(this, event); };
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (...args) { caught.push('post'); return post.apply(this, args); };
  window.globals = Object.getOwnPropertyNames(window).filter((name) => /tier/i.test(name));
`;
