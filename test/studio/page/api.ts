/** A refusal or a broken answer, with the sentence to show. */
export class ApiError extends Error {}

const root = document.documentElement;
const transport = new URLSearchParams(location.search).get('transport') ?? root.dataset.transport;

type Raw = { status: number; text: string; retryAfter: string | null };

async function viaFetch(method: string, path: string, body: string | null, signal?: AbortSignal) {
  const response = await fetch(path, {
    method,
    headers: body === null ? {} : { 'Content-Type': 'application/json' },
    body,
    signal: signal ?? null,
  });
  const text = await response.text();
  return { status: response.status, text, retryAfter: response.headers.get('Retry-After') };
}

function viaXhr(method: string, path: string, body: string | null, signal?: AbortSignal) {
  return new Promise<Raw>((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, path);
    if (body !== null) xhr.setRequestHeader('Content-Type', 'application/json');
    xhr.onload = () =>
      resolve({
        status: xhr.status,
        text: xhr.responseText,
        retryAfter: xhr.getResponseHeader('Retry-After'),
      });
    xhr.onerror = () => reject(new TypeError('Failed to fetch'));
    xhr.onabort = () => reject(new DOMException('Aborted', 'AbortError'));
    signal?.addEventListener('abort', () => xhr.abort());
    xhr.send(body);
  });
}

/**
 * Calls the studio and unwraps `{code, message, data}`.
 * @throws ApiError with a sentence for the person; AbortError when the signal fires
 */
export async function call<T>(
  method: 'GET' | 'POST',
  path: string,
  body: unknown = null,
  signal?: AbortSignal,
): Promise<T> {
  const text = method === 'GET' ? null : JSON.stringify(body ?? {});
  const send = transport === 'xhr' ? viaXhr : viaFetch;
  let raw: Raw;
  try {
    raw = await send(method, path, text, signal);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError('The connection was lost. Please try again.');
  }
  let answer: Record<string, unknown> | null = null;
  try {
    answer = JSON.parse(raw.text) as Record<string, unknown>;
  } catch {
    // Falls through to the message below.
  }
  if (raw.status === 429)
    throw new ApiError(
      raw.retryAfter
        ? `Server busy. Try again in ${raw.retryAfter} seconds.`
        : 'Server busy. Please wait a moment.',
    );
  if (answer === null) throw new ApiError(`The server answered badly (status ${raw.status}).`);
  if (answer.code === 0) return answer.data as T;
  throw new ApiError(complaint(answer) ?? `Request failed with status ${raw.status}.`);
}

function complaint(answer: Record<string, unknown>): string | null {
  const { message, error } = answer;
  if (typeof message === 'string' && message !== '') return message;
  if (typeof error === 'string') return error;
  const inner = (error as { message?: unknown } | undefined)?.message;
  if (typeof inner === 'string') return inner;
  return answer.taskId === '' ? 'No task was created.' : null;
}
