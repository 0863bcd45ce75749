import type { EventBody } from '../../../shared/event.ts';
import type { Knowledge } from '../../../shared/site/learn/exchange.ts';
import { addressesOf, PICTURES } from '../../site/asset-address.ts';
import { settingOf } from '../../site/locate.ts';
import type { OverlayHandle } from '../overlay-handle.ts';
import { type Presses, watchPresses } from './watch-presses.ts';

const MOST_ASSETS = 300;
const MOST_PROMPTS = 12;

/** Gathers what a request or an answer is held against. Nothing of it is stored or leaves the page. */
export function gatherKnowledge(handle: OverlayHandle): {
  now(): Knowledge;
  hear(body: EventBody): void;
  presses: Presses;
} {
  const { reader, signal: ended } = handle;
  const presses = watchPresses(ended);
  /** Newest first. */
  let prompts: string[] = [];
  const waiting = new Map<string, string>();
  let returned: string[] = [];

  const stop = reader.form.subscribe(({ prompt }) => {
    const text = prompt?.trim();
    if (!text || prompts[0] === text) return;
    // Each letter makes a new text; the one before is only a step on the way to it.
    const [last] = prompts;
    const grown = last !== undefined && (text.startsWith(last) || last.startsWith(text));
    prompts = [text, ...(grown ? prompts.slice(1) : prompts)].slice(0, MOST_PROMPTS);
  });
  ended.addEventListener('abort', stop);

  const words = (part: 'negative' | 'model' | 'resolution' | 'aspect' | 'count' | 'duration') => {
    const element = reader.parts.peek()[part]?.element;
    if (!element) return undefined;
    const said = settingOf(element);
    const value = element instanceof HTMLSelectElement ? element.value : null;
    return [said, value].filter((text): text is string => Boolean(text));
  };
  const pressedNow = () => {
    const last = presses.last();
    return last && { control: last.control, msAgo: last.msAgo, spent: last.spent };
  };
  const shownNow = () => {
    const shown: string[] = [];
    for (const picture of document.querySelectorAll<HTMLElement>(PICTURES)) {
      shown.push(...addressesOf(picture));
      if (shown.length > MOST_ASSETS) break;
    }
    return shown;
  };

  return {
    presses,
    hear(body) {
      if (body.type === 'generation.accepted' && body.task !== null)
        waiting.set(body.generation, body.task);
      if (body.type !== 'generation.finished') return;
      waiting.delete(body.generation);
      returned = [...body.assets.map(({ url }) => url), ...returned].slice(0, MOST_ASSETS);
    },
    now() {
      const form = reader.form.peek();
      let assets: string[] | undefined;
      return {
        prompts: [...new Set([...prompts, ...presses.texts().map(({ text }) => text)])],
        form: {
          negative: words('negative'),
          model: words('model'),
          resolution: words('resolution'),
          aspect: words('aspect'),
          count: words('count'),
          duration: words('duration'),
        },
        // Most requests ask for none: only what is wanted is worth going through the pictures.
        get assets() {
          assets ??= [...new Set([...returned, ...shownNow()])];
          return assets;
        },
        pressed: pressedNow(),
        origin: self.origin,
        base: document.baseURI,
        tasks: [...waiting.values()],
        shownBalance: siteUnits(form.shownBalance),
        shownCost: siteUnits(form.shownCost),
      };
    },
  };
}

function siteUnits(credits: number | null): number | null {
  return credits === null ? null : credits / 1000;
}
