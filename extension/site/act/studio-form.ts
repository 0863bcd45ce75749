import type { FormPart } from '../../../shared/site/parts.ts';
import type { ActProfile } from '../../../shared/site/profile.ts';
import { addressesOf } from '../asset-address.ts';
import { locate } from '../locate.ts';
import { containsDeep } from './contains-deep.ts';
import { inputButtonOf, removeInput } from './input-image.ts';
import { press } from './press.ts';
import { isSameText } from './set-editor.ts';
import { ActError, Refusal, settle } from './settle.ts';
import { isSetTo, readControl, writeControl } from './write-control.ts';

/** All that the studio's form is set to, in its own words; null where it has no such control. */
export type FormSettings = {
  media: 'image' | 'video' | null;
  /** The address of the input image. */
  input: string | null;
  model: string | null;
  duration: string | null;
  resolution: string | null;
  aspect: string | null;
  count: string | null;
  negative: string | null;
  seed: string | null;
  prompt: string | null;
};
export type Setting = keyof FormSettings;

/** In this order: the medium decides which models there are, the model what it offers. */
export const SETTINGS: readonly Setting[] = [
  'media',
  'input',
  'model',
  'duration',
  'resolution',
  'aspect',
  'count',
  'negative',
  'seed',
  'prompt',
];

export const SETTING_WORDS: Record<Setting, string> = {
  media: 'choice of image or video',
  input: 'input image',
  model: 'model',
  duration: 'duration',
  resolution: 'resolution',
  aspect: 'aspect ratio',
  count: 'number of images',
  negative: 'negative prompt',
  seed: 'seed',
  prompt: 'prompt',
};

const TAKES_WITHIN_MS = 1500;
const UNFOLDS_WITHIN_MS = 600;
/** A form that is drawn anew is without some of its parts for a moment. */
const DRAWN_WITHIN_MS = 800;

export type StudioForm = ReturnType<typeof studioForm>;

/**
 * The studio's own form: the only thing that sets its controls.
 *
 * @param find the element that a part of the form is now.
 */
export function studioForm(find: (part: FormPart) => HTMLElement | null, act: ActProfile) {
  const elementOf = (setting: Exclude<Setting, 'media' | 'input'>) =>
    setting === 'seed' ? locate(act.dom.seed) : find(setting);

  function read(setting: Setting): string | null {
    if (setting === 'input') return inputShown();
    if (setting === 'media') return mediaShown();
    const control = elementOf(setting);
    return control && readControl(control);
  }

  function mediaShown(): FormSettings['media'] {
    if (!find('prompt')) return null;
    return find('video') ? 'video' : 'image';
  }

  function inputShown(): string | null {
    const picture = find('reference');
    if (picture?.localName !== 'img') return null;
    // One that the person uploaded has no lasting address; it is there all the same.
    return addressesOf(picture)[0] ?? (picture as HTMLImageElement).src;
  }

  async function setInput(url: string | null, signal: AbortSignal): Promise<void> {
    if (url === null) {
      await removeInput(act, inputShown, signal);
      return;
    }
    const button = inputButtonOf(url, act);
    if (!button) return;
    press(button);
    await settle(() => inputShown() === url, TAKES_WITHIN_MS, signal);
  }

  async function setMedia(media: string | null, signal: AbortSignal): Promise<void> {
    const tab = media === null ? null : locate(act.dom[media === 'video' ? 'video' : 'image']);
    if (!tab) return;
    press(tab);
    await settle(() => mediaShown() === media, TAKES_WITHIN_MS, signal);
  }

  /** Of a number that is text, of a choice in the page's own words, of a box as it was written. */
  function is(setting: Setting, value: string | null): boolean {
    const now = read(setting);
    if (setting === 'input' || setting === 'media') return now === value;
    // A studio draws by any seed where none is asked for, or a negative one.
    if (setting === 'seed' && value === null) return now === null || /^(?:|-\d+)$/.test(now);
    if (setting === 'prompt' || setting === 'negative' || setting === 'seed')
      return isSameText(now ?? '', value ?? '');
    const control = elementOf(setting);
    return now === value || (control !== null && value !== null && isSetTo(control, value));
  }

  async function set(setting: Setting, value: string | null, signal: AbortSignal): Promise<void> {
    const name = SETTING_WORDS[setting];
    if (is(setting, value)) return;
    let words = value;
    if (setting === 'input') await setInput(value, signal);
    else if (setting === 'media') await setMedia(value, signal);
    else {
      const control = await settle(() => elementOf(setting), DRAWN_WITHIN_MS, signal);
      if (!control) throw new ActError(`The studio’s form has no ${name}.`, setting);
      const isBox = setting === 'prompt' || setting === 'negative' || setting === 'seed';
      if (value === null && !isBox) return;
      words = await writeControl(control, value ?? '', signal).catch((error: unknown) => {
        throw said(error, name);
      });
    }
    const holds = () => is(setting, value) || is(setting, words);
    if (!(await settle(holds, DRAWN_WITHIN_MS, signal)))
      throw new ActError(`The studio’s form did not take the ${name}${reads(read(setting))}.`);
  }

  return {
    /** Whether the page shows the form at all. */
    isThere: () => find('prompt') !== null,
    has: (setting: Exclude<Setting, 'media' | 'input'>) => elementOf(setting) !== null,
    read,
    readAll: (): FormSettings =>
      Object.fromEntries(SETTINGS.map((setting) => [setting, read(setting)])) as FormSettings,
    is,

    /** Which setting an element of the form belongs to; null for none of it. */
    settingAt(target: Element): Setting | null {
      for (const setting of SETTINGS) {
        if (setting === 'media' || setting === 'input') continue;
        const control = elementOf(setting);
        if (control && containsDeep(control, target)) return setting;
      }
      return null;
    },

    /** @throws ActError naming the control that did not take it, and leaves it as it then is. */
    set,

    /**
     * Opens what is folded away. @returns how to fold it again, which does nothing where it was
     * open or there is nothing to open.
     */
    async unfold(signal: AbortSignal): Promise<() => void> {
      const fold = locate(act.dom.advanced);
      const folded = () => find('negative') ?? locate(act.dom.seed);
      if (!fold || folded()) return () => {};
      press(fold);
      await settle(folded, UNFOLDS_WITHIN_MS, signal);
      return () => {
        const again = locate(act.dom.advanced);
        if (folded() && again) press(again);
      };
    },

    submit: () => find('submit'),
  };
}

/** A writer speaks of "it"; a person is told which control it was. */
function said(error: unknown, name: string): unknown {
  if (!(error instanceof Refusal)) return error;
  return new ActError(`The studio’s form did not take the ${name}: ${error.message}.`);
}

function reads(now: string | null): string {
  return now === null || now.length > 60 ? '' : `; it says “${now}”`;
}
