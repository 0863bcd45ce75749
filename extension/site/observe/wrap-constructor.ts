import { construct, defineProperty, NativeProxy } from './native.ts';

/** Puts a look-alike in place of a constructor, by which `made` sees each object made. */
export function wrapConstructor<N extends 'WebSocket' | 'EventSource'>(
  name: N,
  made: (self: InstanceType<(typeof globalThis)[N]>) => void,
): void {
  const value = new NativeProxy(window[name], {
    construct(target, args, newTarget) {
      const self = construct(target, args, newTarget);
      made(self);
      return self;
    },
  });
  window[name] = value;
  // Objects, those of subclasses too, find the constructor here.
  const shape = { value, writable: true, configurable: true, enumerable: false };
  defineProperty(value.prototype, 'constructor', shape);
}
