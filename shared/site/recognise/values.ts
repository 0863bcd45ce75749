import { speaksOf } from './speech.ts';
import { SIGNS } from './words/money.ts';

export type ValueKind = 'aspect' | 'resolution' | 'count' | 'duration' | 'model';

const ASPECT = /(?:^|[^\d:.])\d{1,2}(?:\.\d+)? ?[:：/] ?\d{1,2}(?![\d:])/;
const SHAPE =
  /^(?:square|portrait|landscape|vertical|horizontal|wide(?:screen)?|tall|方形|横|竖|正方形|横版|竖版|縦|квадрат|портрет|альбом|cuadrado|vertical|quadrado|carré|quadrat|가로|세로|정사각형|مربع|أفقي|عمودي|वर्ग)/iu;
const AUTO = /^(?:auto|original|default|自动|自動|авто|automático|기본|تلقائي|ऑटो)/iu;
const RESOLUTION =
  /^(?:256|384|512|640|720|768|832|896|960|1024|1080|1152|1280|1440|1536|1792|1920|2048|2160|2560|3840|4096)$|(?:^|[^\p{L}\d])(?:[0-9](?:\.5)? ?k|\d{3,4} ?p|\d{3,4} ?[x×*✕] ?\d{3,4}|(?:full ?)?u?hd|\d(?:\.\d)? ?mp|\d{3,4} ?px)(?![\p{L}\d])/iu;
const COUNT =
  /^(?:[x×] ?)?(?:[1-9]|1[0-6])(?: ?[x×])?$|^(?:[1-9]|1[0-6]) ?(?:images?|pics?|pictures?|photos?|videos?|outputs?|张|張|枚|장|개|шт|изобр\p{L}*|imágenes|imagen|imagens?|bild(?:er)?|görsel|ảnh|gambar|صور(?:ة)?|चित्र)/iu;
const DURATION =
  /(?:^|[^\p{L}\d])\d{1,3}(?:\.\d)? ?(?:s|sec(?:onds?)?|seconds?|秒|초|сек\p{L}*|с|seg(?:undos)?|sek(?:unden)?|detik|giây|saniye|sn|ث(?:وان|انية)?|सेकंड|m(?:in)?)(?![\p{L}\d])/iu;

/** Names of models that draw. Names that also write text (Gemini, Grok, GPT) count with a picture's word only. */
const DRAWS =
  /nano[- ]?banana|imagen[- ]?\d|flux|seed(?:ream|ance|edit)|stable[- ]?diffusion|sd[- ]?(?:xl|[123](?:\.\d)?)(?!\w)|midjourney|dall[-· ]?e|gpt[- ]?image|ideogram|recraft|qwen[- ]?image|kling|\bveo|\bsora\b|hailuo|\bwan[- ]?\d|runway|luma|\bray[- ]?\d|\bpika\b|hunyuan|kolors|playground[- ]?v?\d|kandinsky|leonardo|firefly|dreamshaper|juggernaut|realvis|realistic vision|\bpony\b|illustrious|z[- ]?image|hidream|cogview|jimeng|即梦|可灵|万相|混元|豆包|海螺|vidu|pixverse|\bltx|\breve\b|\bbria\b|schnell|photon|lucid|animagine|anything[- ]?v|шедеврум|gemini[^\n]{0,20}image|grok[^\n]{0,12}imagin/iu;
/** What tells one grade of a product from another. */
const GRADE =
  /(?<![\p{L}])(?:pro|max|ultra|turbo|lite|fast|flash|standard|plus|mini|dev|edit|express|quality|premium|hd|quick|high|advanced|fidelity|basic|light|heavy)(?![\p{L}])|(?<![\p{L}\d.])v?\d\.\d(?!\d)|(?<![\p{L}])v\d(?!\d)|极速|快速|高级|标准|专业/iu;
const WRITES =
  /gpt-?[345](?![\p{L}]*image)|claude|llama|mistral|deepseek|\bo[134](?:-|\b)|gemma|command[- ]r/iu;

/** "Square", "Auto" */
export const isShape = (value: string) => SHAPE.test(value.trim()) || AUTO.test(value.trim());
export const draws = (words: string) => DRAWS.test(words);
export const writes = (words: string) => WRITES.test(words) && !DRAWS.test(words);
export const graded = (words: string) => GRADE.test(words);

/** What a single value could be a value of; more than one where it is open. */
function kindsOf(value: string): ValueKind[] {
  const words = value.trim();
  if (words.length === 0 || words.length > 80) return [];
  const kinds: ValueKind[] = [];
  if (draws(words)) return ['model'];
  if (ASPECT.test(words)) kinds.push('aspect');
  else if (RESOLUTION.test(words)) kinds.push('resolution');
  else if (COUNT.test(words)) kinds.push('count');
  else if (DURATION.test(words)) kinds.push('duration');
  return kinds;
}

/** What values are values of, by themselves, and which share of them says so. */
export function kindOfValues(
  values: readonly string[],
): { kind: ValueKind; share: number; sure: boolean } | null {
  const told = values.filter((value) => !AUTO.test(value.trim()));
  if (told.length === 0) return null;
  const votes = new Map<ValueKind, number>();
  for (const value of told)
    for (const kind of kindsOf(value)) votes.set(kind, (votes.get(kind) ?? 0) + 1);
  if (votes.has('aspect'))
    votes.set(
      'aspect',
      (votes.get('aspect') ?? 0) +
        told.filter((one) => SHAPE.test(one) && !ASPECT.test(one)).length,
    );
  const [best] = [...votes].sort(([, a], [, b]) => b - a);
  if (!best) return null;
  const [kind, count] = best;
  const share = count / told.length;
  // A family of models has names that tell nothing; one known among them tells of all.
  if (kind === 'model' && share < 0.6 && votes.size > 1) return null;
  if (kind !== 'model' && share < 0.6) return null;
  // A bare "4" may be anything; "16:9" and "2K" are not.
  const sure =
    kind === 'aspect' ||
    kind === 'model' ||
    (kind === 'resolution' && share > 0.7) ||
    (kind === 'duration' && told.length > 1);
  return { kind, share, sure };
}

const NUMBER = /\d+(?:[.,   ]\d{3})*(?:[.,]\d+)?/;
const AMOUNT = new RegExp(NUMBER.source, 'g');

/** "1,250.5" and "1 250,5" as 1250.5; null where it is no number. */
export function toNumber(digits: string): number | null {
  const plain = digits.replace(/[  ]/g, '');
  const last = Math.max(plain.lastIndexOf(','), plain.lastIndexOf('.'));
  const thousands = last >= 0 && plain.length - last === 4 && !/^0[.,]/.test(plain);
  const whole =
    thousands || last < 0 ? plain.replace(/[.,]/g, '') : plain.slice(0, last).replace(/[.,]/g, '');
  const value = Number(thousands || last < 0 ? whole : `${whole}.${plain.slice(last + 1)}`);
  return Number.isFinite(value) ? value : null;
}

/** Whether words say that something is left; a unit that is called so ("Guthaben") says nothing. */
export function owns(words: string, unit: string | null): boolean {
  if (!speaksOf(words, 'have')) return false;
  return unit === null || speaksOf(words.replaceAll(unit, ' '), 'have');
}

/** The unit of a number that stands in a short text with no other number in it. */
export function unitAround(number: number, around: string): string | null {
  const amounts = amountsIn(around);
  const own = amounts.find((one) => one.number === number);
  if (own?.unit) return own.unit;
  if (amounts.length !== 1 || around.length > 40) return null;
  return SIGNS.exec(around)?.[0] ?? (speaksOf(around, 'unit') ? 'credits' : null);
}

const MOST_KEPT = 4000;
const counted = new Map<string, readonly Amount[]>();

export type Amount = { number: number; unit: string | null; at: number; ground: string };

/** The amounts in a text, each with the unit beside it, if it has one. */
export function amountsIn(text: string): readonly Amount[] {
  if (!/\d/.test(text)) return [];
  const had = counted.get(text);
  if (had) return had;
  const found = readAmounts(text);
  if (counted.size > MOST_KEPT) counted.clear();
  counted.set(text, found);
  return found;
}

function readAmounts(text: string): Amount[] {
  const found: Amount[] = [];
  for (const match of text.matchAll(AMOUNT)) {
    const number = toNumber(match[0]);
    if (number === null) continue;
    const before = text.slice(Math.max(0, match.index - 14), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 18);
    if (/[\p{L}\d:]$/u.test(before) && !/[:：]$/.test(before) && !/\p{Script=Han}$/u.test(before))
      continue;
    if (/^ ?[:：x×*%/] ?\d|^ ?(?:%|k|p|px|mp|d)(?![\p{L}])/iu.test(after)) continue;
    const word = /^[\s·-]*([^\s)）\],.;]+(?: [^\s)）\],.;]+)?)/u.exec(after)?.[1] ?? '';
    // "Model 2 ⬡ 6": a sign between two numbers stands before the second.
    const behind = /^\s+\S\s?\d/u.test(after) ? null : SIGNS.exec(after.slice(0, 3))?.[0];
    const sign = behind ?? SIGNS.exec(before.slice(-3))?.[0] ?? null;
    // "500 credits left": what is left is no part of the unit.
    const [first = ''] = word.split(' ');
    const called = [first, word].find((words) => speaksOf(words, 'unit')) ?? null;
    const unit = sign ?? called;
    found.push({ number, unit, at: match.index, ground: `${before}${match[0]}${after}` });
  }
  return found;
}
