import { ASK, type FromPage, HANDOVER, type ToPage } from '../wire.ts';
import {
  dataOf,
  dispatch,
  listen,
  type NativeEvent,
  NativeMessageEvent,
  postTo,
  startPort,
  stopNow,
  unlisten,
} from './native.ts';

/** The way to our isolated script. `isOpen` is false while, or where, it does not run. */
export type Line = {
  isOpen(): boolean;
  post(message: FromPage): void;
  /** Something of ours failed. */
  fault(where: string): void;
};

/**
 * Opens the line. Everything here is synchronous and ends before the page's first script, so that
 * the page never sees the port. The isolated script may run before or after us.
 */
export function openLine(receive: (message: ToPage) => void): Line {
  const { port1, port2 } = new MessageChannel();
  let open = hand(port2);
  listen(port1, 'message', (event: Event) => receive(dataOf(event) as ToPage));
  startPort(port1);
  if (!open) {
    const asked = (event: Event) => {
      stopNow(event);
      unlisten(window, ASK, asked, true);
      // With a script in the document the page may have sent this; it gets nothing.
      if (!open && document.scripts.length === 0) open = hand(port2);
    };
    listen(window, ASK, asked, true);
  }
  const post = (message: FromPage) => {
    if (open) postTo(port1, message);
  };
  return { isOpen: () => open, post, fault: (where) => post({ kind: 'fault', where }) };
}

/** Whether somebody took the port: our listener says so by preventing the default. */
function hand(port: MessagePort): boolean {
  const event = new NativeMessageEvent(HANDOVER, { ports: [port], cancelable: true });
  return !dispatch(window, event as InstanceType<typeof NativeEvent>);
}
