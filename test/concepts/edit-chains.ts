import type { Step } from './sequences.ts';

const SUBJECTS = [
  'heron turbine accordion glacier saxophone orchid submarine tapestry falcon carousel',
  'violinist meteor bakery chameleon lantern canyon robot viaduct peacock igloo',
  'typewriter volcano gondola porcupine windmill astronaut chandelier oasis kayak tiger',
]
  .join(' ')
  .split(' ');
const SCENES =
  'harbour meadow rooftop tunnel library courtyard desert platform attic terrace ravine arcade'.split(
    ' ',
  );
const EXTRAS =
  'rain smoke ivy mirrors sparks umbrellas moonlight ribbons dust icicles petals graffiti'.split(
    ' ',
  );
const LOOKS = [
  'cinematic lighting, highly detailed, 8k, sharp focus',
  'gouache on rough paper, muted tones, visible brush strokes',
  'polaroid snapshot, faded colours, light leak',
];

/** A source of numbers from 0 to 1. */
type Random = () => number;

/**
 * One person's hour: some ideas in turns, each edited from its latest words by adding, dropping,
 * exchanging or moving a part; one look behind all of them.
 */
export function editChain(random: Random, ideas: number, length: number): Step[] {
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  const look = pick(LOOKS);
  const subjects = [...SUBJECTS].sort(() => random() - 0.5);
  const parts = Array.from({ length: ideas }, (_, idea) => [
    `${pick(['old', 'giant', 'blue', 'broken'])} ${subjects[idea * 2]}`,
    `beside a ${subjects[idea * 2 + 1]} in a ${pick(SCENES)}`,
    pick(EXTRAS),
  ]);
  const steps: Step[] = [];
  let idea = 0;
  for (let i = 0; i < length; i += 1) {
    if (random() < 0.25) idea = Math.floor(random() * ideas);
    const own = parts[idea] as string[];
    if (steps.some(([, known]) => known === String(idea))) edit(own, pick, random);
    const text = own.join(', ');
    const prompt = random() < 0.85 ? `${text}, ${look}` : text;
    steps.push([1 + Math.floor(random() * 5), String(idea), prompt]);
  }
  return steps;
}

function edit(parts: string[], pick: <T>(from: readonly T[]) => T, random: Random): void {
  const kind = random();
  if (kind < 0.35) parts.push(pick(EXTRAS));
  else if (kind < 0.55 && parts.length > 2) parts.splice(2, 1);
  else if (kind < 0.75) parts.unshift(parts.pop() as string);
  else
    parts[0] = (parts[0] as string).replace(/^\w+/, pick(['young', 'red', 'tiny', 'rusty', 'two']));
}
