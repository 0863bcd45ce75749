/**
 * A stream of numbers from 0 to below 1 that depends on the seed alone: mulberry32 (Ettinger, 2017),
 * with a period of 2^32, enough for resampling and for nothing secret.
 */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Standard normal, from two draws (Box and Muller, 1958). */
export function normal(random: () => number): number {
  const [a, b] = [1 - random(), random()];
  return Math.sqrt(-2 * Math.log(a)) * Math.cos(2 * Math.PI * b);
}
