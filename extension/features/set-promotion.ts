import type { PromisedRequest } from '../../shared/promotion.ts';
import type { ActProfile } from '../../shared/site/profile.ts';
import { containsDeep } from '../site/act/contains-deep.ts';
import { followLink, rememberPlace } from '../site/act/go-to-page.ts';
import { inputButtonOf } from '../site/act/input-image.ts';
import { press } from '../site/act/press.ts';
import { windowOf } from '../site/act/realm.ts';
import { ActError, settle } from '../site/act/settle.ts';
import {
  type FormSettings,
  SETTING_WORDS,
  SETTINGS,
  type Setting,
  type StudioForm,
} from '../site/act/studio-form.ts';
import { type Person, watchPerson } from '../site/act/watch-person.ts';
import { locate, matching } from '../site/locate.ts';

/** A form that is set as promised, and how to give it back. */
export type SetForm = {
  /** Without the seed where the form did not take it. */
  promised: PromisedRequest;
  person: Person;
  /** Puts back what the person had and did not change since. @returns what could not be, for people. */
  giveBack(): Promise<string[]>;
};

type Needs = {
  form: StudioForm;
  act: ActProfile;
  promised: PromisedRequest;
  /** The target's name as the page shows it. */
  label: string;
  /** What the page calls a value that its requests carry. */
  wordsFor(setting: 'resolution' | 'aspect', value: string): string;
  /** The element that all of ours on the page is inside of. */
  own: Element;
  signal: AbortSignal;
};

/** How many pages of the person's images are looked through for the draft. */
const MOST_PAGES = 5;
const LOADS_WITHIN_MS = 2500;
const GIVES_BACK_WITHIN_MS = 15_000;
const PUT_BACK_TRIES = 3;

/**
 * Sets the studio's form as promised and reads every setting back. @throws ActError with the form
 * put back, where the page did not take something or the person used the form meanwhile.
 */
export async function setPromotion(needs: Needs): Promise<SetForm> {
  const { form, act, label } = needs;
  let { promised } = needs;
  const started = performance.now();
  const person = watchPerson({
    settingAt: form.settingAt,
    isSubmit(target) {
      const submit = form.submit();
      return submit !== null && containsDeep(submit, target);
    },
    own: needs.own,
    outer: needs.signal,
  });
  const { signal } = person;
  const goBack = rememberPlace();
  let before: FormSettings | null = null;
  /** As we last left the form: what differs from it was changed by the person. */
  let left: FormSettings | null = null;
  let fold = () => {};

  const look = () => {
    left = form.readAll();
  };
  async function open(): Promise<void> {
    if (document.querySelector(':modal')) throw new ActError('A dialog of the page is open.');
    if (!form.isThere() && !(await followLink(act.dom.createPage, form.isThere, signal)))
      throw new ActError('The page with the studio’s form was not found: open it and try again.');
    const submit = form.submit();
    if (submit) person.hearIn(windowOf(submit));
    fold = await form.unfold(signal);
    before = form.readAll();
    look();
    mayBePutBack(before.input);
  }
  /** Nothing of the person's is taken out of the form that could not be put in again. */
  function mayBePutBack(input: string | null): void {
    if (input === null || input === promised.reference || inputButtonOf(input, act)) return;
    throw new ActError('Take your input image out of the form first: it could not be put back.');
  }

  async function set(): Promise<void> {
    await open();
    await put('media', 'image');
    await giveInput();
    await put('model', label);
    await choose('resolution', promised.resolution);
    await choose('aspect', promised.aspect);
    if (form.has('count')) await put('count', '1');
    await put('negative', promised.negativePrompt);
    await putSeed();
    await put('prompt', promised.prompt);
  }
  async function put(setting: Setting, value: string | null): Promise<void> {
    await form.set(setting, value, signal);
    look();
  }
  /** What the draft was asked for, in the page's words: a form may have no choice of it. */
  async function choose(setting: 'resolution' | 'aspect', value: string | null): Promise<void> {
    if (value === null || !form.has(setting)) return;
    await put(setting, needs.wordsFor(setting, value));
  }
  /** The draft goes along where its seed does not: then the seed may stay behind. */
  async function putSeed(): Promise<void> {
    try {
      await put('seed', promised.seed);
    } catch (error) {
      if (promised.reference === null || signal.aborted) throw error;
      promised = { ...promised, seed: null };
      await put('seed', null);
    }
  }

  async function giveInput(): Promise<void> {
    const { reference } = promised;
    if (reference === null || inputButtonOf(reference, act)) return put('input', reference);
    if (form.read('input') === reference) return;
    const button = await findAmongImages(reference);
    press(button);
    if (!form.isThere()) await followLink(act.dom.createPage, form.isThere, signal);
    await settle(() => form.read('input') === reference, LOADS_WITHIN_MS, signal);
    fold = await form.unfold(signal);
    await put('input', reference);
  }
  async function findAmongImages(url: string): Promise<HTMLElement> {
    const notThere = 'The image to start from was not found among your images here.';
    /** Where no picture has such a button, the next plan does without. */
    const lost = () =>
      new ActError(
        notThere,
        matching(act.dom.useAsReference, document).next().done ? 'input' : null,
      );
    const shown = () => inputButtonOf(url, act);
    const gone = () => !form.isThere();
    if (!(await followLink(act.dom.imagesPage, gone, signal))) throw lost();
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const found = await settle(shown, LOADS_WITHIN_MS, signal);
      if (found) return found;
      const next = locate(act.dom.nextPage);
      if (!next) break;
      press(next);
    }
    throw lost();
  }

  function check(): void {
    const expected: [Setting, string | null][] = [
      ['input', promised.reference],
      ['negative', promised.negativePrompt],
      ['seed', promised.seed],
      ['prompt', promised.prompt],
    ];
    const now = form.readAll();
    for (const [setting, value] of expected)
      if (!form.is(setting, value))
        throw new ActError(`The studio’s form did not keep the ${SETTING_WORDS[setting]}.`);
    for (const setting of ['model', 'resolution', 'aspect', 'count'] as const)
      if (now[setting] !== left?.[setting])
        throw new ActError(`The studio’s form did not keep the ${SETTING_WORDS[setting]}.`);
  }

  /** A press of theirs elsewhere closes a list that we opened: it is opened again. */
  async function putBack(
    setting: Setting,
    value: string | null,
    limit: AbortSignal,
  ): Promise<boolean> {
    for (let left = PUT_BACK_TRIES; left > 0 && !limit.aborted; left -= 1) {
      try {
        await form.set(setting, value, limit);
        return true;
      } catch {
        // Once more, or it is said.
      }
    }
    return false;
  }

  /** The first change that the person made to it wins over ours, also while we put back. */
  async function giveBack(): Promise<string[]> {
    const limit = AbortSignal.timeout(GIVES_BACK_WITHIN_MS);
    const lost: string[] = [];
    if (before && form.isThere()) {
      const now = form.readAll();
      // What changed without their hand, as a page that empties its form, is put back too.
      const isTheirs = (one: Setting) =>
        person.touched.has(one) || (now[one] !== left?.[one] && person.actedSince(started));
      const theirs = new Set(SETTINGS.filter(isTheirs));
      for (const setting of SETTINGS) {
        const value = before[setting];
        if (theirs.has(setting) || !isSettable(setting, value)) continue;
        if (!(await putBack(setting, value, limit))) lost.push(SETTING_WORDS[setting]);
      }
      fold();
    } else if (before) lost.push('the form, which is not on this page');
    person.end();
    await goBack(limit).catch(() => {});
    return lost;
  }

  try {
    await set();
    check();
  } catch (error) {
    const lost = await giveBack();
    if (error instanceof ActError) error.lost = lost;
    throw error;
  }
  return { promised, person, giveBack };
}

/** A choice that was not there before is not made; text and image can be taken away again. */
function isSettable(setting: Setting, value: string | null): boolean {
  return value !== null || ['input', 'negative', 'seed', 'prompt'].includes(setting);
}
