import type { RelationKind } from '../prompt-facts.ts';

/**
 * Phrases that say exactly where a thing stands to another; the longest that fits wins. "On", "in"
 * and "over" alone are not among them: every model follows those.
 */
export const RELATIONS: readonly (readonly [RelationKind, string])[] = [
  [
    'above',
    'on top of|on the top of|above|directly over|floating over|hovering over|hanging over|on top|atop',
  ],
  [
    'below',
    'below|under|underneath|beneath|on the bottom of|at the bottom of|on bottom of|at the foot of|at the base of',
  ],
  ['front', 'in front of|in the front of|at the front of|in the foreground of'],
  ['behind', 'behind|in back of|at the back of|at the rear of|hidden by|occluded by|obscured by'],
  [
    'beside',
    'next to|beside|alongside|adjacent to|near|nearby|close to|side by side|on side of|on the side of|at the side of|by the side of|to the side of|on either side|on both sides|on each side|on opposite sides|flanking|flanked by|leaning against|propped against|resting against|shoulder to shoulder|back to back',
  ],
  ['between', 'between|in between|in the middle between|sandwiched between|in the midst between'],
  ['inside', 'inside|inside of|enclosed by|enclosed in|contained in'],
  [
    'around',
    'encircling|encircled by|surrounding|arranged around|in a circle around|in a ring around|outside of',
  ],
  ['opposite', 'opposite|across from|facing each other|face to face|facing one another'],
  [
    'left',
    'a la izquierda|izquierda de|слева|по левую сторону|по левую руку|слева от|левее|с левой стороны|в левом верхнем углу|в левом нижнем углу',
  ],
  [
    'right',
    'a la derecha|derecha de|справа|по правую сторону|по правую руку|справа от|правее|с правой стороны|в правом верхнем углу|в правом нижнем углу',
  ],
  ['above', 'encima de|encima del|por encima|arriba de|arriba del|над|надо|сверху|поверх'],
  ['below', 'debajo de|debajo del|por debajo|abajo de|abajo del|под|снизу|внизу'],
  [
    'front',
    'delante de|delante del|enfrente de|en frente de|frente a|frente al|перед|передо|впереди|спереди',
  ],
  [
    'behind',
    'detrás de|detrás del|detras de|atrás de|atrás del|tras|позади|сзади|за спиной|прячется за|прячутся за|спрятался за|спряталась за|спрятались за|стоит за|стоят за|виднеется за|виднеются за|выглядывает из за|выглядывают из за|сразу за',
  ],
  [
    'beside',
    'al lado de|al lado del|junto a|junto al|cerca de|cerca del|a ambos lados|рядом с|рядом со|рядом|возле|около|у ног|бок о бок|по обе стороны',
  ],
  ['between', 'entre|en medio de|между|посередине между'],
  ['inside', 'dentro de|dentro del|внутри'],
  ['around', 'alrededor de|alrededor del|вокруг'],
  ['opposite', 'напротив|друг напротив друга|cara a cara'],
];

/** After these a phrase of space is none: "left behind", "seen from above", "the inside of". */
export const NOT_AFTER: ReadonlyMap<string, ReadonlySet<string>> = after({
  above: 'from as view',
  below: 'from as',
  under: 'from',
  behind: 'left from the',
  beneath: 'from',
  inside: 'the from an turned',
  near: 'too from',
  opposite: 'the an',
  под: 'из',
  сверху: 'вид',
  снизу: 'вид',
  сзади: 'вид',
});

function after(lists: Readonly<Record<string, string>>): Map<string, Set<string>> {
  return new Map(Object.entries(lists).map(([word, list]) => [word, new Set(list.split(' '))]));
}

/** "Under the night sky" tells the light, not where a thing stands. */
export const NO_PLACES =
  'light lighting lights moonlight sunlight starlight sky skies stars sun moon water construction spotlight spotlights glow conditions sunset sunrise rain snow attack waves sea dusk dawn night moonlit scenes bars future lamplight candlelight дождем дождём снегом водой солнцем луной небом звездами звёздами niebla bastidores espada грозой дождем праздником рассветом закатом сном боем экзаменом музыку хохлому гжель аккомпанемент';
