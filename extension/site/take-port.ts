import { ASK, type FromPage, HANDOVER, type ToPage } from './wire.ts';

/** Our end of the line to the observer in the page's world. */
export type PagePort = { post(message: ToPage): void };

/**
 * Takes the port that the observer hands over, before or after us, always before the page's first
 * script. The first one counts; any later event of that name is the page's and is stopped.
 *
 * Nothing is taken where no observer ran, as in a page that was open before the site was enabled.
 */
export function takePort(
  receive: (message: FromPage) => void,
  took: (port: PagePort) => void,
): void {
  let taken = false;
  const handed = (event: Event) => {
    event.stopImmediatePropagation();
    const port = event instanceof MessageEvent ? event.ports[0] : undefined;
    if (taken || !port || document.scripts.length > 0) return;
    taken = true;
    event.preventDefault();
    port.onmessage = ({ data }) => {
      const message = readFromPage(data);
      if (message) receive(message);
    };
    took({ post: (message) => port.postMessage(message) });
  };
  window.addEventListener(HANDOVER, handed, true);
  if (document.scripts.length === 0) window.dispatchEvent(new Event(ASK));
}

type Shape = readonly (readonly [string, 'string' | 'number' | 'boolean'])[];
const SUBMIT: Shape = [
  ['seq', 'number'],
  ['rule', 'string'],
  ['method', 'string'],
  ['url', 'string'],
  ['type', 'string'],
  ['headers', 'string'],
  ['body', 'string'],
  ['cut', 'boolean'],
];
const SHAPES: { [K in FromPage['kind']]: Shape } = {
  submit: SUBMIT,
  aborted: [['seq', 'number']],
  'let-go': [
    ['seq', 'number'],
    ['why', 'string'],
  ],
  answer: [
    ['seq', 'number'],
    ['rule', 'string'],
    ['method', 'string'],
    ['url', 'string'],
    ['type', 'string'],
    ['status', 'number'],
    ['text', 'string'],
    ['cut', 'boolean'],
    ['request', 'string'],
  ],
  lost: [['seq', 'number']],
  escaped: [...SUBMIT, ['how', 'string']],
  fault: [['where', 'string']],
  dropped: [['what', 'string']],
  ping: [['seq', 'number']],
};

/** A message from the page's world, with known fields only; null where it has another shape. */
export function readFromPage(data: unknown): FromPage | null {
  if (typeof data !== 'object' || data === null) return null;
  const given = data as Record<string, unknown>;
  if (typeof given.kind !== 'string' || !Object.hasOwn(SHAPES, given.kind)) return null;
  const message: Record<string, unknown> = { kind: given.kind };
  for (const [name, type] of SHAPES[given.kind as FromPage['kind']]) {
    const value = given[name];
    if (typeof value !== type) return null;
    if (type === 'number' && !(Number.isSafeInteger(value) && (value as number) >= 0)) return null;
    message[name] = value;
  }
  if (typeof message.type === 'string') message.type = plainType(message.type);
  return message as FromPage;
}

/** A content type in lower case, of its parameters the boundary alone. */
function plainType(header: string): string {
  const [type = ''] = header.split(';', 1);
  const [boundary = ''] = /;\s*boundary=[^;]+/i.exec(header) ?? [];
  return type.trim().toLowerCase() + boundary;
}
