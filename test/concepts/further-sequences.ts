import type { Step } from './sequences.ts';

const LOOK = 'brutalist poster, two-colour risograph, heavy halftone, off-register ink';

/** Written once the finder was set; it is not changed by how it does on these. */
export const FURTHER_SEQUENCES: readonly { name: string; steps: readonly Step[] }[] = [
  {
    name: 'posters',
    steps: [
      [0, 'horse', `galloping horse above a skyline, ${LOOK}`],
      [1, 'horse', `galloping horse and rider above a skyline, ${LOOK}`],
      [1, 'fish', `three fish in a circle, ${LOOK}`],
      [1, 'fish', `three carp in a circle, lotus, ${LOOK}`],
      [2, 'radio', `an antenna tower sending rays, ${LOOK}`],
      [1, 'horse', `galloping horse, skyline at night, ${LOOK}`],
    ],
  },
  {
    name: 'one product, several scenes',
    steps: [
      [0, 'beach', 'can of cold brew coffee half buried in beach sand, sun flare'],
      [1, 'beach', 'can of cold brew coffee in wet beach sand, foam around it, sun flare'],
      [2, 'office', 'hand reaching for a can of cold brew coffee on a messy office desk'],
      [1, 'office', 'tired woman reaching for a can of cold brew coffee, messy office desk, night'],
      [1, 'beach', 'can of cold brew coffee in beach sand, seagull, sun flare'],
    ],
  },
  {
    name: 'storyboard in sentences',
    steps: [
      [0, 'door', 'A boy opens a heavy wooden door and light falls on his face.'],
      [1, 'door', 'A small boy opens a heavy wooden door; warm light falls on his face.'],
      [1, 'forest', 'Behind him stretches a forest of giant mushrooms under two moons.'],
      [1, 'forest', 'A forest of giant glowing mushrooms under two moons, mist on the ground.'],
      [1, 'ferry', 'A paper ferry with lanterns glides down a black river.'],
      [1, 'ferry', 'Down a black river glides a large paper ferry hung with lanterns.'],
    ],
  },
  {
    name: 'Korean and Russian',
    steps: [
      [0, '한옥', '눈 내리는 밤 한옥 마당에 서 있는 소녀, 따뜻한 불빛'],
      [1, '한옥', '눈 내리는 밤 한옥 마당에 서 있는 소녀와 고양이, 따뜻한 불빛'],
      [2, 'маяк', 'старый маяк на скале во время шторма, акварель'],
      [1, 'маяк', 'старый красный маяк на скале, шторм, молния, акварель'],
      [1, 'кухня', 'светлая кухня с деревянным столом и лимонами, акварель'],
    ],
  },
];
