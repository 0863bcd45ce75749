import { trip } from '../trip.ts';
import * as native from './native.ts';

/**
 * Calls back once for the window and for each shadow root that a form may be sent from: a `submit`
 * does not leave the root that its form stands in. A closed root is known from when it is made; an
 * open one is met on the way of the press, or of the call, that sends its form. A closed one that
 * came with the markup is nobody's to see.
 */
export function hearRoots(heard: (root: EventTarget) => void): void {
  const known = native.makeWeakMap<object, boolean>();

  function hear(root: EventTarget): void {
    if (known.get(root)) return;
    known.set(root, true);
    heard(root);
    // The path of an event shows no closed root from outside; each shows those inside itself.
    for (const type of ['click', 'keydown']) native.listen(root, type, meet, true);
  }

  function meet(event: Event): void {
    try {
      trip('root-met');
      const path = native.pathThrough(event);
      for (let i = 0; i < path.length; i++) if (path[i] instanceof Root) hear(path[i]!);
    } catch {
      // The form goes as the page meant it to.
    }
  }

  hear(window);
  Element.prototype.attachShadow = new native.NativeProxy(Element.prototype.attachShadow, {
    apply(target, self, args) {
      const root = native.apply(target, self, args) as ShadowRoot;
      try {
        trip('root-made');
        if (native.modeOf(root) === 'closed') hear(root);
      } catch {
        // As above.
      }
      return root;
    },
  });
  const form = HTMLFormElement.prototype;
  form.requestSubmit = new native.NativeProxy(form.requestSubmit, {
    apply(target, self, args) {
      try {
        trip('root-asked');
        const root = native.rootNodeOf(self);
        if (root instanceof Root) hear(root);
      } catch {
        // What is no form is refused by the browser itself.
      }
      return native.apply(target, self, args);
    },
  });
}

const Root = ShadowRoot;
