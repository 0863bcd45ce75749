import type { ActProfile, Locator, SiteProfile } from '../../../shared/site/profile.ts';
import { addressesOf } from '../asset-address.ts';
import { locate, settingOf } from '../locate.ts';
import { chooseOption, isSame } from './choose-option.ts';
import { inputButtonOf, removeInput } from './input-image.ts';
import { press } from './press.ts';
import { isField, setText } from './set-text.ts';
import { ActError, settle } from './settle.ts';

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

/** The studio's own form: the only thing that sets its controls. */
export function studioForm(profile: SiteProfile, act: ActProfile) {
  const LOCATORS: { [S in Exclude<Setting, 'media' | 'input'>]: readonly Locator[] } = {
    ...profile.dom,
    seed: act.dom.seed,
  };

  function read(setting: Setting): string | null {
    if (setting === 'input') return inputShown();
    if (setting === 'media') return mediaShown();
    const control = locate(LOCATORS[setting]);
    return control && settingOf(control);
  }

  function mediaShown(): FormSettings['media'] {
    if (!locate(profile.dom.prompt)) return null;
    return locate(profile.dom.video) ? 'video' : 'image';
  }

  function inputShown(): string | null {
    const picture = locate(profile.dom.reference);
    if (!(picture instanceof HTMLImageElement)) return null;
    // One that the person uploaded has no lasting address; it is there all the same.
    return addressesOf(picture)[0] ?? picture.src;
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

  return {
    /** Whether the page shows the form at all. */
    isThere: () => locate(profile.dom.prompt) !== null,
    read,
    readAll: (): FormSettings =>
      Object.fromEntries(SETTINGS.map((setting) => [setting, read(setting)])) as FormSettings,

    /** Which setting an element of the form belongs to; null for none of it. */
    settingAt(target: Element): Setting | null {
      for (const setting of SETTINGS) {
        if (setting === 'media' || setting === 'input') continue;
        if (locate(LOCATORS[setting])?.contains(target)) return setting;
      }
      return null;
    },

    /** @throws ActError naming the control that did not take it, and leaves it as it then is. */
    async set(setting: Setting, value: string | null, signal: AbortSignal): Promise<void> {
      const is = () => isSetting(setting, read(setting), value);
      if (is()) return;
      if (setting === 'input') await setInput(value, signal);
      else if (setting === 'media') await setMedia(value, signal);
      else {
        const control = locate(LOCATORS[setting]);
        if (!control)
          throw new ActError(`The studio’s form has no ${SETTING_WORDS[setting]}.`, setting);
        if (isField(control)) await setText(control, value ?? '', signal);
        else if (value !== null) await chooseOption(control, value, signal);
      }
      if (!is())
        throw new ActError(`The studio’s form did not take the ${SETTING_WORDS[setting]}.`);
    },

    /**
     * Opens what is folded away. @returns how to fold it again, which does nothing where it was
     * open or there is nothing to open.
     */
    async unfold(signal: AbortSignal): Promise<() => void> {
      const fold = locate(act.dom.advanced);
      if (!fold || locate(profile.dom.negative) || locate(act.dom.seed)) return () => {};
      press(fold);
      await settle(
        () => locate(profile.dom.negative) ?? locate(act.dom.seed),
        UNFOLDS_WITHIN_MS,
        signal,
      );
      return () => {
        const open = locate(profile.dom.negative) ?? locate(act.dom.seed);
        const again = locate(act.dom.advanced);
        if (open && again) press(again);
      };
    },

    submit: () => locate(profile.dom.submit),
  };
}

function isSetting(setting: Setting, now: string | null, wanted: string | null): boolean {
  switch (setting) {
    case 'prompt':
    case 'negative':
    case 'seed':
      return (now ?? '') === (wanted ?? '');
    case 'input':
    case 'media':
      return now === wanted;
    default:
      return now === wanted || isSame(now, wanted);
  }
}
