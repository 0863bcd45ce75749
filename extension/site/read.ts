import { signal } from '@preact/signals-core';
import { toCredits } from '../../shared/credit.ts';
import type { GenerationKind } from '../../shared/generation.ts';
import type { Site } from '../../shared/id.ts';
import type { Locator, SiteProfile } from '../../shared/site/profile.ts';
import type { FormState, OfferedModel, SiteReader } from '../features/feature.ts';
import { locate, numberIn, settingOf, stillFits } from './locate.ts';

type Part = keyof SiteProfile['dom'];

const PARTS: readonly Part[] = [
  'prompt',
  'model',
  'resolution',
  'aspect',
  'duration',
  'count',
  'submit',
  'cost',
  'balance',
  'video',
  'reference',
];
/** Looking for elements again is the dear part; reading those at hand is not. */
const LOOK_AGAIN_MS = 250;

/** Follows the studio's form; `offer` adds models that the studio's answers named. */
export function readSite(
  site: Site,
  profile: SiteProfile,
  ended: AbortSignal,
): SiteReader & { offer(models: readonly OfferedModel[]): void } {
  const form = signal<FormState>(read({}, []));
  const submit = signal<HTMLElement | null>(null);
  const models = signal<readonly OfferedModel[]>([]);
  let found: Partial<Record<Part, HTMLElement>> = {};
  let lookedAt = -LOOK_AGAIN_MS;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function look(): void {
    lookedAt = performance.now();
    const next: typeof found = {};
    for (const part of PARTS) {
      const locators: readonly Locator[] = profile.dom[part];
      const known = found[part];
      const element = known && stillFits(known, locators) ? known : locate(locators);
      if (element) next[part] = element;
    }
    found = next;
    submit.value = found.submit ?? null;
  }

  function update(again: boolean): void {
    if (again) look();
    const next = read(found, models.value);
    if (!same(form.value, next)) form.value = next;
  }

  function soon(): void {
    timer ??= setTimeout(
      () => {
        timer = null;
        update(true);
      },
      Math.max(0, lookedAt + LOOK_AGAIN_MS - performance.now()),
    );
  }

  const observer = new MutationObserver(soon);
  const start = () => {
    update(true);
    observer.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['aria-checked', 'aria-selected', 'data-state', 'disabled', 'hidden'],
    });
  };
  const typed = (event: Event) => {
    if (event.target === found.prompt) update(false);
    else soon();
  };
  document.addEventListener('input', typed, { capture: true, signal: ended });
  document.addEventListener('change', soon, { capture: true, signal: ended });
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', start, { once: true, signal: ended });
  else start();
  ended.addEventListener('abort', () => {
    observer.disconnect();
    if (timer !== null) clearTimeout(timer);
  });

  return {
    site,
    form,
    submit,
    models,
    offer(offered) {
      if (offered.length === 0) return;
      models.value = offered;
      soon();
    },
  };
}

function read(
  found: Partial<Record<Part, HTMLElement>>,
  models: readonly OfferedModel[],
): FormState {
  const value = (part: Part) => {
    const element = found[part];
    return element ? settingOf(element) : null;
  };
  const modelLabel = value('model');
  const known = models.find(({ id, label }) => label === modelLabel || id === modelLabel);
  const cost = numberIn(found.cost ?? null);
  const balance = numberIn(found.balance ?? null);
  const count = Number(value('count') ?? Number.NaN);
  const duration = Number.parseFloat(value('duration') ?? '');
  return {
    prompt: value('prompt'),
    model: known?.id ?? modelLabel,
    modelLabel,
    kind: kindOf(found),
    resolution: value('resolution'),
    aspect: value('aspect'),
    count: Number.isInteger(count) && count > 0 ? count : null,
    durationS: duration > 0 ? duration : null,
    shownCost: cost === null ? null : toCredits(cost),
    shownBalance: balance === null ? null : toCredits(balance),
  };
}

function kindOf(found: Partial<Record<Part, HTMLElement>>): GenerationKind | null {
  if (!found.prompt) return null;
  const from = found.reference ? 'image' : 'text';
  return `${from}-to-${found.video ? 'video' : 'image'}`;
}

function same(a: FormState, b: FormState): boolean {
  return (Object.keys(a) as (keyof FormState)[]).every((field) => a[field] === b[field]);
}
