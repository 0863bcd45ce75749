import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

type Field = HTMLTextAreaElement | HTMLInputElement;

/**
 * Makes a field behave as React's controlled inputs do, which is what real studios are built on
 * and what Preact lacks: the last value known to the framework is kept beside the element, a
 * script's `field.value = ...` updates that memory too, and an input event that brings nothing
 * new is ignored. So only typing, or the prototype's own setter followed by an input event, is
 * noticed; a raw assignment is not, and the next render puts the old text back.
 */
function useTracked<T extends Field>(value: string, onText: (text: string) => void) {
  const ref = useRef<T>(null);
  const latest = useRef(onText);
  latest.current = onText;
  useLayoutEffect(() => {
    const field = ref.current!;
    const native = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')!;
    let known = native.get!.call(field) as string;
    Object.defineProperty(field, 'value', {
      configurable: true,
      get: () => native.get!.call(field),
      set: (next: unknown) => {
        known = String(next);
        native.set!.call(field, next);
      },
    });
    const onInput = () => {
      const actual = native.get!.call(field) as string;
      if (actual === known) return;
      known = actual;
      latest.current(actual);
    };
    field.addEventListener('input', onInput);
    return () => {
      field.removeEventListener('input', onInput);
      Reflect.deleteProperty(field, 'value');
    };
  }, []);
  useLayoutEffect(() => {
    const field = ref.current!;
    if (field.value !== value) field.value = value;
  });
  return ref;
}

type Controlled = { value: string; onText(text: string): void };

export function TrackedTextarea(
  props: Controlled & Omit<JSX.IntrinsicElements['textarea'], 'value' | 'ref'>,
) {
  const { value, onText, ...rest } = props;
  return <textarea {...rest} ref={useTracked<HTMLTextAreaElement>(value, onText)} />;
}

export function TrackedInput(
  props: Controlled & { id: string; inputMode: 'numeric'; placeholder: string },
) {
  const { value, onText, ...rest } = props;
  return <input {...rest} ref={useTracked<HTMLInputElement>(value, onText)} />;
}
