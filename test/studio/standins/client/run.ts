import { useState } from 'preact/hooks';

/** What is heard of a generation while it goes on. */
export type Step = { state?: string; images?: string[]; balance?: number };

export type Shown = {
  busy: boolean;
  state: string;
  error: string | null;
  /** Newest first. */
  pictures: { src: string; prompt: string; model: string }[];
};

/** What came back so far on this page, and what goes on now. */
export function useRun(before: Shown['pictures'] = []) {
  const [shown, setShown] = useState<Shown>({
    busy: false,
    state: '',
    error: null,
    pictures: before,
  });
  const go = async (made: { prompt: string; model: string }, steps: AsyncIterable<Step>) => {
    setShown((now) => ({ ...now, busy: true, error: null, state: '' }));
    try {
      for await (const { state, images = [] } of steps)
        setShown((now) => ({
          ...now,
          state: state ?? now.state,
          pictures: [...images.map((src) => ({ src, ...made })), ...now.pictures],
        }));
      setShown((now) => ({ ...now, busy: false, state: '' }));
    } catch (error) {
      setShown((now) => ({ ...now, busy: false, error: (error as Error).message }));
    }
  };
  const add = (pictures: Shown['pictures']) =>
    setShown((now) => ({ ...now, pictures: [...now.pictures, ...pictures] }));
  return { ...shown, go, add };
}

export const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** How long the pages wait between two questions; real ones wait 2 to 5 s. */
export const POLL_MS = 120;

/** Posts JSON, and gives back status and document. */
// biome-ignore lint/suspicious/noExplicitAny: answers of two dozen shapes, each known where it is read
export type Answer = { status: number; body: any };

export async function post(url: string, body: unknown, headers = {}): Promise<Answer> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

export async function get(url: string, headers = {}): Promise<Answer> {
  const answer = await fetch(url, { headers });
  return { status: answer.status, body: await answer.json() };
}

/** Where the second origin serves this page's part. */
export const elsewhere = document.querySelector<HTMLElement>('script[data-elsewhere]')?.dataset
  .elsewhere as string;

/** Asks again until there is something to show. */
export async function* poll(look: () => Promise<Step | null>): AsyncGenerator<Step> {
  for (;;) {
    await wait(POLL_MS);
    const step = await look();
    if (!step) continue;
    yield step;
    return;
  }
}
