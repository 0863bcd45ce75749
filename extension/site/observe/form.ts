import * as native from './native.ts';

/** What a form held when it was sent, and how it was to go. */
export type Sending = { data: FormData; how: [attribute: string, value: string][] };

type Sent = {
  action: string;
  /** It asks for a password. */
  secret: boolean;
  sending(): Sending;
};

const {
  action: actionOf,
  method: methodOf,
  enctype: enctypeOf,
  target: targetOf,
  acceptCharset: charsetOf,
} = getters(HTMLFormElement.prototype, [
  'action',
  'method',
  'enctype',
  'target',
  'acceptCharset',
] as const);
const OF_BUTTON = ['formAction', 'formMethod', 'formEnctype', 'formTarget'] as const;
const ofButton = getters(HTMLButtonElement.prototype, OF_BUTTON);
const ofInput = getters(HTMLInputElement.prototype, OF_BUTTON);

/**
 * A form that posts. Everything is read past what its fields are named: one named "action" hides
 * the form's own property.
 *
 * @returns null for what is no form, or does not post.
 */
export function formSent(form: unknown, submitter: HTMLElement | null): Sent | null {
  if (!(form instanceof HTMLFormElement)) return null;
  const own = submitter instanceof HTMLInputElement ? ofInput : ofButton;
  const by = (attribute: string, button: keyof typeof own, get: (self: unknown) => string) =>
    submitter && native.hasAttribute(submitter, attribute) ? own[button](submitter) : get(form);
  if (by('formmethod', 'formMethod', methodOf) !== 'post') return null;
  const action = by('formaction', 'formAction', actionOf);
  const enctype = by('formenctype', 'formEnctype', enctypeOf);
  const target = by('formtarget', 'formTarget', targetOf);
  return {
    action,
    secret: native.find(form, 'input[type="password"]') !== null,
    sending: () => ({
      data: native.construct(native.NativeFormData, [form, submitter]) as FormData,
      how: [
        ['method', 'post'],
        ['action', action],
        ['enctype', enctype],
        ['target', target],
        ['accept-charset', charsetOf(form)],
      ],
    }),
  };
}

/** Sends what the form held, even if its fields say something else by now. */
export function sendForm({ data, how }: Sending, submit: HTMLFormElement['submit']): void {
  const form = native.makeElement('form') as HTMLFormElement;
  for (let i = 0; i < how.length; i++) {
    const [attribute, value] = how[i]!;
    if (value) native.setAttribute(form, attribute, value);
  }
  native.setAttribute(form, 'hidden', '');
  native.formEntries(data, (value: FormDataEntryValue, name: string) => {
    const field = native.makeElement('input') as HTMLInputElement;
    native.setAttribute(field, 'name', name);
    if (typeof value === 'string') {
      native.setAttribute(field, 'type', 'hidden');
      native.setAttribute(field, 'value', value);
    } else {
      native.setAttribute(field, 'type', 'file');
      // An empty choice of a file is an entry too, and stays one.
      if (native.blobSize(value) > 0 || native.fileName(value)) native.giveFile(field, value);
    }
    native.append(form, field);
  });
  native.append(native.rootElement(), form);
  native.apply(submit, form, []);
  native.takeOut(form);
}

function getters<N extends string>(prototype: object, names: readonly N[]) {
  const made = {} as { [K in N]: (self: unknown) => string };
  for (const name of names) made[name] = native.getter<string>(prototype, name);
  return made;
}
