import type { Instant } from './id.ts';

/** Pixels. */
export type Size = { width: number; height: number };

/** What a studio's settings were seen to bring: the true size of an asset. */
export type KnownSize = Size & {
  model: string | null;
  resolution: string | null;
  aspect: string | null;
};

type Settings = Pick<KnownSize, 'model' | 'resolution' | 'aspect'>;

const PIXELS_PER_K = 1024;

/**
 * The size that a studio's words mean; null if they do not tell.
 *
 * `1024x1024` is taken at its word, whatever the aspect. `1K`, `2K`, `4K` count the longer side in
 * steps of 1024 pixels, as clients of the Gemini API document them ("~1024 pixels on the longest
 * edge", hexdocs.pm/gemini_ex, Interactions.ImageConfig); an assumption for any other model, and the
 * smaller reading: studios that keep the area equal bring more at 16:9. `1080p` counts the shorter
 * side in lines. What was measured outranks all of it: see `sizeFor`.
 */
export function sizeOf(resolution: string | null, aspect: string | null): Size | null {
  const exact = pair(resolution);
  if (exact) return whole(exact.width, exact.height);
  const shape = pair(aspect);
  const named = /^\s*(\d+(?:\.\d+)?)\s*(k|p)\b/i.exec(resolution ?? '');
  if (!shape || !named) return null;
  const inK = named[2]?.toLowerCase() === 'k';
  const side = Number(named[1]) * (inK ? PIXELS_PER_K : 1);
  const scale = side / (inK ? Math.max : Math.min)(shape.width, shape.height);
  return whole(shape.width * scale, shape.height * scale);
}

/** The size that settings bring: as last measured with the very same ones, else as their words say. */
export function sizeFor(settings: Settings, known: readonly KnownSize[]): Size | null {
  const { model, resolution, aspect } = settings;
  const seen = known.find(
    (one) => one.model === model && one.resolution === resolution && one.aspect === aspect,
  );
  return seen ? { width: seen.width, height: seen.height } : sizeOf(resolution, aspect);
}

/** What the assets that came back say of the settings they came from; the latest counts. */
export function knownSizes(
  assets: readonly {
    at: Instant;
    width: number | null;
    height: number | null;
    request: Settings;
  }[],
): KnownSize[] {
  const latest = new Map<string, KnownSize>();
  for (const { width, height, request } of [...assets].sort((a, b) => a.at - b.at)) {
    const { model, resolution, aspect } = request;
    if (width === null || height === null) continue;
    const slot = JSON.stringify([model, resolution, aspect]);
    latest.set(slot, { model, resolution, aspect, width, height });
  }
  return [...latest.values()];
}

/** `16:9`, `1024x1024`, `3 / 4`: two numbers and what stands between them. */
function pair(text: string | null): Size | null {
  const found = /(\d+(?:\.\d+)?)\s*[:x×/]\s*(\d+(?:\.\d+)?)/i.exec(text ?? '');
  const [width, height] = [Number(found?.[1]), Number(found?.[2])];
  return width > 0 && height > 0 ? { width, height } : null;
}

function whole(width: number, height: number): Size | null {
  const size = { width: Math.round(width), height: Math.round(height) };
  return size.width >= 1 && size.height >= 1 && Math.max(size.width, size.height) <= 1e6
    ? size
    : null;
}
