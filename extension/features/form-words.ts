import { plainWords } from '../../shared/same-words.ts';
import type { OverlayHandle } from './overlay-handle.ts';

const SETTINGS = ['model', 'resolution', 'aspect'] as const;
type Worded = (typeof SETTINGS)[number];

/** How the page calls what its requests carry, as far as it was seen on this page. */
export type FormWords = {
  /** The page's words for a value; null where no request showed them. */
  wordsFor(setting: Worded, value: string): string | null;
  /** The value behind the page's words. */
  valueOf(setting: Worded, words: string): string | null;
};

/** Learns from each request what the form said when it was sent. */
export function learnFormWords(
  { witnesses, reader }: Pick<OverlayHandle, 'witnesses' | 'reader'>,
  ended: AbortSignal,
): FormWords {
  const words = new Map<string, string>();
  const values = new Map<string, string>();
  const hear: Parameters<typeof witnesses.add>[0] = (body) => {
    if (body.type !== 'generation.requested') return;
    const form = reader.form.peek();
    const shown = { ...form, model: form.modelLabel };
    for (const setting of SETTINGS) {
      const [said, value] = [shown[setting], body.request[setting]];
      if (!said || value === null) continue;
      words.set(`${setting} ${value}`, said);
      values.set(`${setting} ${plainWords(said)}`, value);
    }
  };
  witnesses.add(hear);
  ended.addEventListener('abort', () => witnesses.delete(hear));
  return {
    wordsFor: (setting, value) => words.get(`${setting} ${value}`) ?? null,
    valueOf: (setting, said) => values.get(`${setting} ${plainWords(said)}`) ?? null,
  };
}
