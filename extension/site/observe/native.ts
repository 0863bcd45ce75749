/**
 * The browser's own functions as they were before any script of the page ran. The page may replace
 * every one of them later; code in this folder calls these only, and no method by name.
 */
const { apply, construct, defineProperty, deleteProperty, getOwnPropertyDescriptor } = Reflect;

// biome-ignore lint/suspicious/noExplicitAny: functions of every shape.
type Any = any;
type Unbound<F extends (...args: Any[]) => unknown> = (
  self: ThisParameterType<F> extends unknown ? Any : never,
  ...args: Parameters<F>
) => ReturnType<F>;

/** `f(self, ...args)` for `self.f(...args)`, without a look-up at call time. */
export function unbound<F extends (...args: Any[]) => unknown>(method: F): Unbound<F> {
  return ((self: unknown, ...args: unknown[]) => apply(method, self, args)) as Unbound<F>;
}

export function getter<T>(prototype: object, name: string): (self: unknown) => T {
  const get = getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new Error(`no getter ${name}`);
  return (self) => apply(get, self, []) as T;
}

export { apply, construct, defineProperty, deleteProperty };

/** What the object itself holds under a name, asked in a way that runs no code of the page's. */
export function ownValue(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null
    ? getOwnPropertyDescriptor(of, name)?.value
    : undefined;
}

export const NativeRequest = Request;
export const NativeResponse = Response;
export const NativeURL = URL;
export const NativeBlob = Blob;
export const NativeStream = ReadableStream;
export const NativeFormData = FormData;
export const NativeParams = URLSearchParams;
export const NativePromise = Promise;
export const NativeProxy = Proxy;
export const NativeMessageEvent = MessageEvent;
export const NativeEvent = Event;
export const NativeProgressEvent = ProgressEvent;
export const NativeDOMException = DOMException;
export const makeWeakMap = <K extends WeakKey, V>() => {
  const map = new WeakMap<K, V>();
  return {
    get: (key: K) => apply(weakGet, map, [key]) as V | undefined,
    set: (key: K, value: V) => apply(weakSet, map, [key, value]) as unknown,
  };
};
const weakGet = WeakMap.prototype.get;
const weakSet = WeakMap.prototype.set;

export const fetchNatively = window.fetch;
const timeout = window.setTimeout;
const untime = window.clearTimeout;
export const after = (ms: number, then: () => void) =>
  apply(timeout, window, [then, ms]) as unknown as number;
export const cancel = (timer: number) => apply(untime, window, [timer]);

export const listen = unbound(EventTarget.prototype.addEventListener);
export const unlisten = unbound(EventTarget.prototype.removeEventListener);
export const dispatch = unbound(EventTarget.prototype.dispatchEvent);
export const stopNow = unbound(Event.prototype.stopImmediatePropagation);
export const prevent = unbound(Event.prototype.preventDefault);
export const isPrevented = getter<boolean>(Event.prototype, 'defaultPrevented');
export const targetOf = getter<unknown>(Event.prototype, 'target');
export const submitterOf = getter<HTMLElement | null>(SubmitEvent.prototype, 'submitter');
export const pathThrough = unbound(Event.prototype.composedPath);
export const modeOf = getter<string>(ShadowRoot.prototype, 'mode');
export const rootNodeOf = unbound(Node.prototype.getRootNode);
export const dataOf = getter<unknown>(MessageEvent.prototype, 'data');

export const postTo = unbound(MessagePort.prototype.postMessage);
export const startPort = unbound(MessagePort.prototype.start);

export const requestUrl = getter<string>(Request.prototype, 'url');
export const requestMethod = getter<string>(Request.prototype, 'method');
export const requestHeaders = getter<Headers>(Request.prototype, 'headers');
export const headerOf = unbound(Headers.prototype.get);
export const requestSignal = getter<AbortSignal>(Request.prototype, 'signal');
export const cloneRequest = unbound(Request.prototype.clone);
export const requestBlob = unbound(Request.prototype.blob);
export const cloneResponse = unbound(Response.prototype.clone);
export const responseHeaders = getter<Headers>(Response.prototype, 'headers');
export const responseBody = getter<ReadableStream<Uint8Array> | null>(Response.prototype, 'body');
export const readerOf = unbound(ReadableStream.prototype.getReader) as (
  stream: ReadableStream<Uint8Array>,
) => ReadableStreamDefaultReader<Uint8Array>;
export const readOn = unbound(ReadableStreamDefaultReader.prototype.read);
export const giveUp = unbound(ReadableStreamDefaultReader.prototype.cancel);
export const makeDecoder = () => new Decoder();
const Decoder = TextDecoder;
export const decode = unbound(TextDecoder.prototype.decode);
export const responseText = unbound(Response.prototype.text);
export const responseForm = unbound(Response.prototype.formData);
export const responseBlob = unbound(Response.prototype.blob);
export const responseStatus = getter<number>(Response.prototype, 'status');
export const answerHeader = unbound(XMLHttpRequest.prototype.getResponseHeader);
export const blobSize = getter<number>(Blob.prototype, 'size');
export const blobType = getter<string>(Blob.prototype, 'type');
export const fileName = getter<string>(File.prototype, 'name');
export const blobSlice = unbound(Blob.prototype.slice);
export const blobText = unbound(Blob.prototype.text);
export const isAborted = getter<boolean>(AbortSignal.prototype, 'aborted');
export const abortReason = getter<unknown>(AbortSignal.prototype, 'reason');
export const pathOf = getter<string>(URL.prototype, 'pathname');
export const originOf = getter<string>(URL.prototype, 'origin');
export const urlText = unbound(URL.prototype.toString);
export const cutText = unbound(String.prototype.slice);
const indexIn = unbound(String.prototype.indexOf);
export const has = (text: string, part: string) => indexIn(text, part) >= 0;
export const lastIndexIn = unbound(String.prototype.lastIndexOf);
export const lowerCase = unbound(String.prototype.toLowerCase);
export const upperCase = unbound(String.prototype.toUpperCase);
export const baseUri = () => documentBase(document);
const documentBase = getter<string>(Node.prototype, 'baseURI');
export const jsonText = JSON.stringify;
export const parseJson = JSON.parse;
export const formEntries = unbound(FormData.prototype.forEach);
export const formAppend = unbound(FormData.prototype.append);

export const find = unbound(Element.prototype.querySelector);
export const hasAttribute = unbound(Element.prototype.hasAttribute);
export const setAttribute = unbound(Element.prototype.setAttribute);
export const append = unbound(Node.prototype.appendChild);
export const takeOut = unbound(Element.prototype.remove);
const makeIn = unbound(Document.prototype.createElement);
export const makeElement = (name: 'form' | 'input') => makeIn(document, name);
const rootOf = getter<Element>(Document.prototype, 'documentElement');
export const rootElement = () => rootOf(document);
const NativeTransfer = DataTransfer;
const itemsOf = getter<DataTransferItemList>(DataTransfer.prototype, 'items');
const addItem = unbound(DataTransferItemList.prototype.add);
const filesOf = getter<FileList>(DataTransfer.prototype, 'files');
const setFiles = getOwnPropertyDescriptor(HTMLInputElement.prototype, 'files')?.set;
/** Puts a file into a field as if it had been chosen there. */
export function giveFile(field: HTMLInputElement, file: File): void {
  const transfer = new NativeTransfer();
  addItem(itemsOf(transfer), file);
  if (setFiles) apply(setFiles, field, [filesOf(transfer)]);
}

export const bufferSize = getter<number>(ArrayBuffer.prototype, 'byteLength');
export const bufferSlice = unbound(ArrayBuffer.prototype.slice);

export const socketUrl = getter<string>(WebSocket.prototype, 'url');
export const socketState = getter<number>(WebSocket.prototype, 'readyState');
export const sourceUrl = getter<string>(EventSource.prototype, 'url');
