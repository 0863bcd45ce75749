import { createRandom, hash32 } from '../random.ts';
import type { Painting } from './painting.ts';
import type { Colour } from './raster.ts';

type Setting = 'hills' | 'sea' | 'dunes' | 'city' | 'still';
type Subject = 'balloon' | 'tree' | 'boat' | 'lighthouse' | 'orb' | 'bottle' | 'banana';

type Palette = {
  top: Colour;
  middle: Colour;
  low: Colour;
  sun: Colour;
  far: Colour;
  near: Colour;
  accent: Colour;
  hour: 'day' | 'dusk' | 'night';
};

/** What is in the picture and where, in world units; no pixels yet. */
export type Composition = {
  palette: Palette;
  setting: Setting;
  subject: Subject;
  horizon: number;
  sun: { x: number; y: number; r: number };
  place: { x: number; y: number; size: number };
  ranges: { base: number; height: number; frequency: number; phase: number }[];
  clouds: { x: number; y: number; rx: number; ry: number; alpha: number }[];
};

const hex = (text: string): Colour => [
  Number.parseInt(text.slice(0, 2), 16),
  Number.parseInt(text.slice(2, 4), 16),
  Number.parseInt(text.slice(4, 6), 16),
];

/** top middle low sun far near accent, night where the name says so */
const palettes: readonly Palette[] = [
  'f6a15b f8c987 fde6c0 fff3d6 c98a8a 3b2a4a e4572e day',
  '1d2b64 6b4c9a f08a7c ffd9a0 5a4a8a 151433 ffb84d dusk',
  '4aa3df 9fd3f0 e8f5fb fffbe8 8fb8c9 1f4d3f ef6f53 day',
  '0b1030 1f2f66 4d5fa8 f4f1de 2c3a78 070a1e ffd166 night',
  'ff9a76 ffc3a0 ffe8d6 fff8ee e08e79 5c2a3d 2a9d8f day',
  '2e6f6a 7fc4a8 e9f2c9 fff6c9 5fa08c 12302f f4a259 day',
  '5b2a86 b05aa0 ffb199 ffe3c2 7b4a94 1e1038 36d1dc dusk',
  'a7c5eb dbe7f7 fbf6ee ffffff b4bfd6 4a5a78 d96c75 day',
  '10263f 28597a 86b6c4 fdf0d5 3a6a85 081521 c1121f night',
  'e9c46a f2d9a0 faf0d8 fffdf4 d9a066 7a4a2b 264653 day',
].map((line) => {
  const [top, middle, low, sun, far, near, accent, when] = line.split(' ');
  const parts = [top, middle, low, sun, far, near, accent].map((part) => hex(part!));
  const [a, b, c, d, e, f, g] = parts as [Colour, Colour, Colour, Colour, Colour, Colour, Colour];
  const hour = when as Palette['hour'];
  return { top: a, middle: b, low: c, sun: d, far: e, near: f, accent: g, hour };
});

const hours: [RegExp, Palette['hour']][] = [
  [/\b(?:night|moon|star|midnight)/i, 'night'],
  [/\b(?:dusk|sunset|evening|neon|twilight)/i, 'dusk'],
  [/\b(?:morning|day|noon|sunny|first light)/i, 'day'],
];
const settingWords: [RegExp, Setting][] = [
  [/\b(?:sea|ocean|beach|lake|harbou?r|boat|coast|wave|island|lighthouse)/i, 'sea'],
  [/\b(?:desert|dune|sand|mars|savanna)/i, 'dunes'],
  [/\b(?:city|street|skyline|tokyo|neon|urban|tower|building)/i, 'city'],
  [
    /\b(?:product|bottle|perfume|studio|portrait|still|cup|fruit|banana|logo|packshot|watch)/i,
    'still',
  ],
  [/\b(?:mountain|hill|valley|forest|alp|meadow|field|balloon)/i, 'hills'],
];
const subjectWords: [RegExp, Subject][] = [
  [/\b(?:balloon)/i, 'balloon'],
  [/\b(?:sphere|orb|ball|planet)/i, 'orb'],
  [/\b(?:banana)/i, 'banana'],
  [/\b(?:bottle|perfume|product|packshot)/i, 'bottle'],
  [/\b(?:lighthouse)/i, 'lighthouse'],
  [/\b(?:boat|ship|sail)/i, 'boat'],
  [/\b(?:tree|forest|autumn)/i, 'tree'],
];
const usual: Record<Setting, Subject[]> = {
  hills: ['balloon', 'tree'],
  sea: ['boat', 'lighthouse'],
  dunes: ['balloon', 'tree', 'orb'],
  city: ['balloon'],
  still: ['bottle', 'orb', 'banana'],
};

export function compose(painting: Painting): Composition {
  const { prompt, seed, quality } = painting;
  const fromPrompt = createRandom(hash32(prompt));
  const random = createRandom((hash32(prompt) ^ Math.imul(seed, 0x9e3779b1)) >>> 0);
  const hour = hours.find(([pattern]) => pattern.test(prompt))?.[1];
  const fitting = palettes.filter((one) => hour === undefined || one.hour === hour);
  const turn = fromPrompt.int(0, 9) + (random.next() < 0.3 ? 1 : 0);
  const palette = fitting[turn % fitting.length]!;
  const settings: Setting[] = ['hills', 'sea', 'dunes', 'city', 'still'];
  const word = settingWords.find(([pattern]) => pattern.test(prompt));
  const setting = word ? word[1] : fromPrompt.pick(settings);
  const named = subjectWords.find(([pattern]) => pattern.test(prompt));
  const subject = named ? named[1] : random.pick(usual[setting]);
  const side = random.next() < 0.5 ? -1 : 1;
  const horizon = setting === 'still' ? 0.16 : 0.04 + random.next() * 0.14;
  // A heavy model puts its subject on the third; a light one wanders off.
  const stray = quality === 'light' ? (random.next() - 0.5) * 0.34 : (random.next() - 0.5) * 0.03;
  const onGround = subject !== 'balloon' || setting === 'still';
  return {
    palette,
    setting,
    subject,
    horizon,
    sun: {
      x: -side * (0.14 + random.next() * 0.16),
      y: horizon - 0.12 - random.next() * 0.2,
      r: 0.05 + random.next() * 0.05,
    },
    place: {
      x: setting === 'still' ? stray * 0.6 : side * 0.17 + stray,
      y: onGround ? horizon + (setting === 'sea' ? 0.07 : 0.13) : horizon - 0.24 + stray * 0.4,
      size: (setting === 'still' ? 0.24 : 0.13) * (1 + (random.next() - 0.5) * 0.3),
    },
    ranges: Array.from({ length: quality === 'light' ? 3 : 5 }, (_, index) => ({
      base: horizon + 0.02 + index * (quality === 'light' ? 0.11 : 0.075),
      height: (setting === 'dunes' ? 0.07 : 0.2) * (1 - index / 6) + 0.02,
      frequency: 1.4 + index * 0.5 + random.next(),
      phase: random.next() * 40,
    })),
    clouds: Array.from({ length: 3 + random.int(0, 4) }, () => ({
      x: (random.next() - 0.5) * 1.9,
      y: horizon - 0.16 - random.next() * 0.4,
      rx: 0.12 + random.next() * 0.22,
      ry: 0.012 + random.next() * 0.028,
      alpha: 0.25 + random.next() * 0.35,
    })),
  };
}
