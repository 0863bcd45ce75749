import type { Described, PageDescription } from './description.ts';
import { around, isAt, levels, said, shared } from './kin.ts';
import { ofKind } from './of-kind.ts';
import { placeOf, speaksOf } from './speech.ts';
import { amountsIn } from './values.ts';

export type Submit = {
  press: Described;
  merit: number;
  evidence: readonly string[];
  /** What its words promise. */
  says: 'make' | 'go' | 'nothing';
};

/** What may send a box off, likeliest first. `boxes` are all that take text. */
export function submitsFor(
  box: Described,
  boxes: readonly Described[],
  page: PageDescription,
): Submit[] {
  const presses = ofKind(page, 'press').filter(({ visible }) => visible);
  const rivals = boxes.filter((other) => other !== box);
  const found = presses
    .map((press) => judge(press, box, rivals))
    .filter((one): one is Submit => one !== null);
  const near = found.filter(({ press }) => shared(press, box) > 2);
  const nearest = Math.max(0, ...found.filter(isLikely).map(({ press }) => shared(press, box)));
  const largest = Math.max(0, ...near.map(({ press }) => press.rect.width * press.rect.height));
  const nameless = near.filter(({ says }) => says === 'nothing');
  const own = found.some((one) => one.says === 'make' && !isApart(one.press, box));
  return found
    .map((one) =>
      // A step of a tour, a teaser: no rival for what makes something right here.
      own && isApart(one.press, box) ? { ...one, merit: one.merit - 0.15 } : one,
    )
    .map((one) => {
      // What stands further off than another that may be it.
      const off = Math.max(0, nearest - shared(one.press, box));
      return off === 0 ? one : { ...one, merit: one.merit - Math.min(0.3, off * 0.06) };
    })
    .map((one) => {
      const { width, height } = one.press.rect;
      if (width * height === largest && width > 60)
        return more(one, 0.06, 'the largest button around');
      if (one.says === 'nothing' && one === nameless.at(-1) && one.press.order > box.order)
        return more(one, 0.06, 'the last button after the box');
      return one;
    })
    .sort((a, b) => b.merit - a.merit);
}

/** Before the box, in another part of the page. */
function isApart(press: Described, box: Described): boolean {
  return press.order < box.order && levels(box, press) > 4 && levels(press, box) > 2;
}

function isLikely({ press, says, merit }: Submit): boolean {
  return (
    merit >= 0.3 && (says !== 'nothing' || press.type === 'submit' || press.filled || press.woke)
  );
}

/**
 * Whether a box has a button of another trade closer to it than the one that would send it off. A
 * button that makes words for the box may well stand beside it, if no other box is closer to the one.
 */
export function isOfAnotherTrade(
  box: Described,
  submit: Described,
  negatives: readonly Described[],
  page: PageDescription,
): boolean {
  const here = shared(box, submit);
  const isTaken = ofKind(page, 'box').some(
    (other) =>
      other.tag !== 'input' &&
      other.visible &&
      shared(other, submit) > here &&
      !negatives.includes(other),
  );
  return ofKind(page, 'press').some((one) => {
    if (!one.visible || shared(one, box) <= here) return false;
    const words = said(one);
    if (speaksOf(words, 'make'))
      return isTaken && (speaksOf(words, 'promptNoun') || isOtherThing(words));
    return speaksOf(words, 'talk') || speaksOf(words, 'search');
  });
}

function more(one: Submit, points: number, why: string): Submit {
  return { ...one, merit: one.merit + points, evidence: [...one.evidence, why] };
}

function judge(press: Described, box: Described, rivals: readonly Described[]): Submit | null {
  if (
    press.shows ||
    press.opens ||
    /^(?:tab|radio|option|switch|checkbox|menuitem(?:radio|checkbox)?)$/.test(press.role)
  )
    return null;
  if (press.on !== null && !press.type) return null;
  if (press.tag === 'input' && !/^(?:submit|button|image)$/.test(press.type)) return null;
  if (isAt(press, 'consent', 'newsletter', 'search', 'account', 'list') && !sharePlace(press, box))
    return null;
  if (isAt(press, 'header', 'nav', 'footer', 'pricing') && !sharePlace(press, box)) return null;
  if (isAt(press, 'dialog') !== isAt(box, 'dialog')) return null;
  const words = said(press);
  const says = promiseOf(press, words);
  if (says === null) return null;

  const evidence: string[] = [];
  let merit = 0;
  const add = (points: number, why: string) => {
    merit += points;
    evidence.push(why);
  };
  if (says === 'make') add(0.42, `“${short(words)}” says that it makes something`);
  else if (says === 'go') add(0.24, `“${short(words)}” says that it sends something off`);
  if (press.form !== null && press.form === box.form) {
    add(0.1, 'in one form with the box');
    if (press.type === 'submit') add(0.12, 'it submits that form');
  }
  const up = levels(box, press);
  // Two parts of one page meet in its body: that says nothing.
  const apart = up > 0 && shared(box, press) <= 2;
  if (up <= 3 && !apart) add(0.15, 'right beside the box');
  else if (up <= 6 && !apart) add(0.1, 'in one card with the box');
  else if (shared(box, press) > 3) add(0.04, 'in one part of the page with the box');
  if (press.order > box.order) add(0.08, 'after the box');
  if (press.filled) add(0.08, 'it stands out');
  if (press.woke) add(0.35, 'it became free once the box had text');
  else if (press.disabled && box.empty) add(0.12, 'not free while the box is empty');
  if (amountsIn(words).some(({ unit }) => unit !== null)) add(0.1, 'it states a price');
  if (says === 'nothing' && iconSends(press)) add(0.16, 'its icon sends');
  if (says === 'nothing' && press.hasIcon && press.text === '') add(0.04, 'an icon alone');
  // Another box that lies closer to it has the better claim.
  const here = shared(box, press);
  const closer = rivals.some(
    (other) => shared(other, press) > here && other.visible && other.rect.width > 100,
  );
  if (closer) merit -= 0.3;
  return { press, merit, evidence, says };
}

/** "Generate from the prompt": not the prompt itself is made. */
const OUT_OF =
  /queue|(?<![\p{L}])(?:from|with|using|by|из|по|с|aus|mit|nach|avec|depuis|partir|desde|con|com|da|dari|từ)(?![\p{L}])|从|從|根据|由|から|에서|من/iu;

/** Null where its words say that it does something else. */
function promiseOf(press: Described, words: string): Submit['says'] | null {
  const makes = speaksOf(words, 'make');
  // "Generate a prompt", "Create account": something else is made.
  if (makes && speaksOf(words, 'promptNoun') && !OUT_OF.test(words)) return null;
  // "Create account", "Generate invoice"; but "Generate image report" shows a picture first.
  if (makes && (isOtherThing(words) || isNoun(words))) return null;
  if (speaksOf(words, 'account')) return makes && speaksOf(words, 'signIn') ? 'make' : null;
  if (makes) return firstIsTool(words) ? null : 'make';
  if (speaksOf(words, 'reword') || speaksOf(words, 'talk')) return null;
  const icon = press.icon;
  if (words === '' || !/\p{L}/u.test(words)) {
    // A size, a count, a ratio; but an icon and a number may be what it costs.
    const isPrice = press.hasIcon && press.filled && !press.trails && /^\d{1,4}$/.test(words);
    if (/^[\d\s.,:x×/]+$/u.test(words) && !isPrice) return null;
    if (/^[×✕✖x+−–<>‹›…⋯.]{1,3}$/u.test(words)) return null;
    return OTHER_ICONS.test(icon) && !iconSends(press) ? null : 'nothing';
  }
  if (speaksOf(words, 'go')) return speaksOf(words, 'tool') && words.length > 12 ? null : 'go';
  if (speaksOf(words, 'tool') || speaksOf(words, 'search')) return null;
  return press.tag === 'a' ? null : 'nothing';
}

const OTHER_ICONS =
  /copy|trash|delete|upload|image-?plus|paperclip|attach|plus|close|(?:^|[ -])x(?:$| )|history|clock|mic|download|share|heart|star|settings|sliders|gear|cog|dice|shuffle|refresh|rotate|menu|bars|ellipsis|more|chevron|caret|search|user|globe|moon|sun|info|help|question|bell|expand|maximize|eye|lock|wand|languages|eraser|pencil|edit|bookmark|arrow-?(?:left|down)|undo|redo/i;
const SENDING_ICONS =
  /send|arrow-?up(?!load)|arrow-?right|paper-?plane|play|submit|sparkle|zap|bolt|generate|return|enter|rocket/i;

function iconSends({ icon, handle }: Described): boolean {
  return SENDING_ICONS.test(icon) || /submit|generate|send|create/i.test(handle);
}

/** "Generation options", "Параметры генерации": what is named has to do with making, and makes nothing. */
function isNoun(words: string): boolean {
  return GENERATION.test(words) && speaksOf(words, 'tool');
}

const GENERATION =
  /^(?:image |video |picture )?(?:generation|creation|rendering)(?!\p{L})|генерации(?!\p{L})|生成(?:参数|設定|设置|オプション|记录|履歴|历史)|생성 (?:옵션|설정|기록)|(?:opciones|ajustes|parámetros|historial) de (?:la )?generaci|(?:opções|configurações) de geração|(?:options|paramètres|réglages) de (?:la )?génération/iu;

function isOtherThing(words: string): boolean {
  return (
    speaksOf(words, 'otherThing') && !(placeOf(words, 'picture') < placeOf(words, 'otherThing'))
  );
}

/** "Copy generated image", "Interrupt generation": what stands first is what it does. */
function firstIsTool(words: string): boolean {
  return placeOf(words, 'tool') < placeOf(words, 'make');
}

/** In the same bar, dialog or form, of whatever name. */
function sharePlace(press: Described, box: Described): boolean {
  const inner = around(press, box);
  return (
    press.places.every((place) => box.places.includes(place)) &&
    press.path.indexOf(inner) > press.path.length - 8
  );
}

export function short(words: string): string {
  return words.length > 40 ? `${words.slice(0, 39)}…` : words;
}
