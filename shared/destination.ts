import * as z from 'zod/mini';

/** The output medium and its size in pixels. */
export const Destination = z.strictObject({
  id: z.string().check(z.maxLength(40)),
  name: z.string().check(z.maxLength(80)),
  width: z.int().check(z.gte(16), z.lte(100_000)),
  height: z.int().check(z.gte(16), z.lte(100_000)),
});
export type Destination = z.infer<typeof Destination>;

/** A4 is 210 x 297 mm (ISO 216): at 300 dots an inch of 25.4 mm, 2480 x 3508. */
export const DESTINATIONS: readonly Destination[] = [
  { id: 'social', name: 'Social 1080 × 1920', width: 1080, height: 1920 },
  { id: 'clip', name: 'Clip 1920 × 1080', width: 1920, height: 1080 },
  { id: 'a4', name: 'A4 at 300 dpi', width: 2480, height: 3508 },
];
