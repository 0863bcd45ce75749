import { type Credits, formatAmount } from './credit.ts';
import {
  type Destination,
  type Rendering,
  type Step,
  stepFor,
  stepWords,
  sufficiency,
  sufficiencyWords,
} from './destination.ts';
import type { PriceKey } from './event.ts';
import { type KnownSize, sizeFor } from './picture-size.ts';
import { type KnownPrice, quote } from './price.ts';
import { tierFromName } from './tier.ts';

export type SizeAdvice = {
  /** Sentences on what the settings mean for the destination. */
  words: string[];
  /** A few words where another resolution would change something; null where none would. */
  say: string | null;
};

type Input = {
  current: PriceKey & { aspect: string | null };
  /** What it would cost; null while unknown. */
  credits: Credits | null;
  destination: Destination;
  prices: readonly KnownPrice[];
  sizes: readonly KnownSize[];
  /** A draft need not reach the destination: its final has to. */
  draft: boolean;
};

/** Whether the chosen resolution reaches the destination, and what would. */
export function sizeAdvice(input: Input): SizeAdvice {
  const { current, destination, sizes, draft } = input;
  const size = sizeFor(current, sizes);
  const own = sufficiency(size, destination);
  const words = [sufficiencyWords(current.resolution ?? 'This', own, destination)];
  if (own.state === 'unknown') return { words, say: null };
  if (own.state === 'suffices') return { words, say: smaller(input) };
  const step = stepFor(size, renderings(input), destination);
  const short = shortWords(step);
  if (short) words.push(`${draft ? 'Enough for a draft: its final' : 'It'} ${longWords(step)}`);
  return { words, say: draft || !short ? null : `${destination.name}: ${short}` };

  function longWords(found: Step): string {
    if (found.step === 'upscale') return `needs ${found.level}, rendered or upscaled`;
    const other = found.step === 'final' && found.rendering.model !== current.model;
    return `${shortWords(found)}${other ? ` of ${found.rendering.model ?? 'another model'}` : ''}`;
  }
}

/** What was not seen for sale here may be all the same: an upscale is not the only way to it. */
function shortWords(step: Step): string | null {
  return step.step === 'upscale' ? `needs ${step.level}` : stepWords(step);
}

/** A smaller resolution of the same model reaches it as well, for less. */
function smaller(input: Input): string | null {
  const { current, credits, destination, prices } = input;
  for (const { model, resolution, size } of renderings(input)) {
    if (model !== current.model || sufficiency(size, destination).state !== 'suffices') continue;
    const { quoted } = quote(prices, { ...current, resolution });
    if (credits === null || quoted.credits === null || quoted.credits >= credits) continue;
    const saved = formatAmount({ credits: credits - quoted.credits, provenance: 'estimated' });
    return `${resolution} suffices for ${destination.name}: saves ${saved} cr`;
  }
  return null;
}

/** What this site was seen to sell instead: the same model first, then the cheapest. */
function renderings({ current, prices, sizes }: Input): Rendering[] {
  return prices
    .filter(({ key }) => key.kind === current.kind && key.durationS === current.durationS)
    .sort(
      (a, b) =>
        Number(b.key.model === current.model) - Number(a.key.model === current.model) ||
        a.credits / (a.key.count ?? 1) - b.credits / (b.key.count ?? 1),
    )
    .map(({ key: { model, resolution } }) => ({
      model,
      resolution,
      tier: model === null ? null : tierFromName(model),
      size: sizeFor({ model, resolution, aspect: current.aspect }, sizes),
    }));
}
