import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { toCredits } from '../../shared/credit.ts';
import type { GenerationKind } from '../../shared/generation.ts';
import type { Site } from '../../shared/id.ts';
import { FORM_PARTS, type FormPart } from '../../shared/site/parts.ts';
import type { Locator } from '../../shared/site/profile.ts';
import type {
  FormState,
  FoundPart,
  FoundParts,
  OfferedModel,
  Recognised,
  RecognisedPart,
  SiteReader,
} from '../features/feature.ts';
import type { ResolvedProfile } from '../state.ts';
import { chosenWords } from './chosen-words.ts';
import { locateWith, numberIn, settingOf, stillFits } from './locate.ts';

/** Looking for elements again is the dear part; reading those at hand is not. */
const LOOK_AGAIN_MS = 250;

const OBSERVED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: 'aria-checked aria-selected aria-pressed data-state disabled hidden'.split(' '),
};

type Needs = {
  site: Site;
  resolved: ReadonlySignal<ResolvedProfile>;
  /** Whether the profile's words for the page are to be trusted on it. */
  trusted(): boolean;
  /** What stands in where the profile finds nothing. */
  recognised: ReadonlySignal<Recognised | null>;
  ended: AbortSignal;
};

/** Follows the studio's form; `offer` adds models that the studio's answers named. */
export function readSite(
  needs: Needs,
): SiteReader & { offer(models: readonly OfferedModel[]): void } {
  const { site, resolved, recognised, ended } = needs;
  const form = signal<FormState>(read({}, [], ''));
  const submit = signal<HTMLElement | null>(null);
  const models = signal<readonly OfferedModel[]>([]);
  const parts = signal<FoundParts>({});
  let found: FoundParts = {};
  /** Typing changes none of it, so it is read where the form is looked at again. */
  let chosen = '';
  let lookedAt = -LOOK_AGAIN_MS;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const typed = (event: Event) => {
    const target = event.composedPath()[0];
    if (target && found.prompt?.element.contains(target as Node)) update(false);
    else soon();
  };

  function look(): void {
    lookedAt = performance.now();
    const { profile, source } = resolved.peek();
    const trusted = needs.trusted();
    const next: { [P in FormPart]?: FoundPart } = {};
    for (const part of FORM_PARTS) {
      const located = () => find(trusted ? profile.dom[part] : [], found[part]);
      const seen = () => instead(recognised.peek()?.parts[part]);
      // What was learned came from looking, and looking again is surer.
      const one = source === 'learned' ? (seen() ?? located()) : (located() ?? seen());
      if (!one) continue;
      next[part] = one;
      follow(one);
    }
    const changed = FORM_PARTS.some((part) => found[part]?.element !== next[part]?.element);
    found = next;
    submit.value = found.submit?.element ?? null;
    const { prompt, submit: button } = found;
    chosen = prompt && button ? chosenWords(prompt.element, button.element).join('\n') : '';
    if (changed) parts.value = next;
  }

  function update(again: boolean): void {
    if (again) look();
    const next = read(found, models.value, chosen);
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
  /** Shadow roots and frames that parts stand in: changes there do not show in the document. */
  const followed = new WeakSet<Node>([document]);
  function follow({ element }: FoundPart): void {
    const root = element.getRootNode();
    if (followed.has(root)) return;
    followed.add(root);
    observer.observe(root, OBSERVED);
    root.addEventListener('input', typed, { capture: true, signal: ended });
    root.addEventListener('change', soon, { capture: true, signal: ended });
  }
  const stop = effect(() => {
    void [resolved.value, recognised.value];
    soon();
  });
  const start = () => {
    update(true);
    observer.observe(document, OBSERVED);
  };
  document.addEventListener('input', typed, { capture: true, signal: ended });
  document.addEventListener('change', soon, { capture: true, signal: ended });
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', start, { once: true, signal: ended });
  else start();
  ended.addEventListener('abort', () => {
    observer.disconnect();
    stop();
    if (timer !== null) clearTimeout(timer);
  });

  return {
    site,
    form,
    submit,
    parts,
    models,
    offer(offered) {
      if (offered.length === 0) return;
      models.value = offered;
      soon();
    },
  };
}

function find(locators: readonly Locator[], known: FoundPart | undefined): FoundPart | null {
  if (known?.from === 'profile' && stillFits(known.element, locators)) return known;
  const located = locateWith(locators);
  return located && { ...located, from: 'profile' };
}

function instead(recognised: RecognisedPart | undefined): FoundPart | null {
  return recognised?.element.isConnected ? { ...recognised, from: 'recognised' } : null;
}

function read(found: FoundParts, models: readonly OfferedModel[], chosen: string): FormState {
  const value = (part: FormPart) => {
    const one = found[part];
    return one ? settingOf(one.element) : null;
  };
  const modelLabel = value('model');
  const known = models.find(({ id, label }) => label === modelLabel || id === modelLabel);
  const cost = numberOf(found.cost);
  const balance = numberOf(found.balance);
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
    chosen,
  };
}

function numberOf(part: FoundPart | undefined): number | null {
  if (!part) return null;
  return (part.from === 'recognised' ? part.number : null) ?? numberIn(part.element);
}

function kindOf(found: FoundParts): GenerationKind | null {
  if (!found.prompt) return null;
  const from = found.reference ? 'image' : 'text';
  return `${from}-to-${found.video ? 'video' : 'image'}`;
}

function same(a: FormState, b: FormState): boolean {
  return (Object.keys(a) as (keyof FormState)[]).every((field) => a[field] === b[field]);
}
