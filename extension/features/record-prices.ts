import { effect } from '@preact/signals-core';
import type { PriceKey } from '../../shared/event.ts';
import type { Delivery } from './deliver.ts';
import type { FeatureContext } from './feature.ts';
import { shownKey } from './shown-price.ts';

/** A price counts once the form has rested, not at each step on the way to it. */
const REST_MS = 1000;

/** Notes each price that the page shows for its settings, where it is news. */
export function recordPrices(
  { reader, view, signal }: Pick<FeatureContext, 'reader' | 'view' | 'signal'>,
  delivery: Delivery,
): void {
  const noted = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  const note = () => {
    const form = reader.form.peek();
    const isId = reader.models.peek().some(({ id }) => id === form.model);
    const key = shownKey(form, isId);
    if (!key || form.shownCost === null) return;
    const slot = JSON.stringify(key);
    if (noted.get(slot) === form.shownCost) return;
    noted.set(slot, form.shownCost);
    const known = view.peek()?.snapshot.sites[reader.site]?.prices ?? [];
    if (known.some((one) => sameKey(one.key, key) && one.credits === form.shownCost)) return;
    delivery.observe(
      { type: 'price.observed', site: reader.site, key, credits: form.shownCost },
      Date.now(),
    );
  };
  const stop = effect(() => {
    // Only these bear on the price; the prompt does not.
    void [reader.models.value, slotOf(reader.form.value)];
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(note, REST_MS);
  });
  signal.addEventListener('abort', () => {
    stop();
    if (timer !== null) clearTimeout(timer);
  });
}

function slotOf(form: FeatureContext['reader']['form']['value']): string {
  const { model, kind, resolution, count, durationS, shownCost } = form;
  return JSON.stringify([model, kind, resolution, count, durationS, shownCost]);
}

function sameKey(a: PriceKey, b: PriceKey): boolean {
  return (
    a.model === b.model &&
    a.kind === b.kind &&
    a.resolution === b.resolution &&
    a.count === b.count &&
    a.durationS === b.durationS
  );
}
