import { type ConceptMember, conceptOf } from '../../shared/concept.ts';
import type { Id, Instant, Site } from '../../shared/id.ts';
import { storedItem } from '../stored-item.ts';

/** A model that the person chose for an idea although another one was advised. */
type Pin = { site: Site; prompt: string; model: string; at: Instant };

const stored = storedItem<Pin[]>('local', 'pins', []);
const MOST = 20;

export type Pins = {
  /** Whether the model was chosen for this idea knowing the advice; then no tier is advised. */
  has(prompt: string, model: string | null, now: Instant): boolean;
  add(prompt: string, model: string, now: Instant): void;
};

/**
 * What the person chose against advice, for as long as the idea goes on: a pin is told by its
 * prompt, as a concept is. @param changed called once what was stored is known.
 */
export function createPins(site: Site, changed: () => void): Pins {
  let pins: readonly Pin[] = [];
  stored.getValue().then(
    (value) => {
      pins = [...value.filter((one) => one.site === site), ...pins];
      changed();
    },
    // Without storage they hold as long as the page does.
    () => {},
  );
  return {
    has(prompt, model, now) {
      if (model === null || pins.length === 0) return false;
      const found = conceptOf({ prompt, parents: [] }, now, pins.map(asMember));
      return pins.some((pin, i) => pin.model === model && found === idOf(i));
    },
    add(prompt, model, now) {
      if (this.has(prompt, model, now)) return;
      const pin = { site, prompt, model, at: now };
      pins = [...pins.slice(1 - MOST), pin];
      stored
        .getValue()
        .then((all) => stored.setValue([...all.slice(1 - MOST), pin]))
        .catch(() => {});
    },
  };
}

function asMember({ prompt, at }: Pin, i: number): ConceptMember {
  return { concept: idOf(i), prompt, at, assets: [] };
}

function idOf(i: number): Id {
  return String(i);
}
