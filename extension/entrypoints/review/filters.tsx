import { useMemo, useRef } from 'preact/hooks';
import { siteName } from '../../../shared/id.ts';
import { Choice } from '../../ui/choice.tsx';
import { Switch } from '../../ui/switch.tsx';
import type { Control } from './control.ts';
import type { Origin, Show } from './filter.ts';
import { focusAssets } from './focus-assets.ts';
import { periodsOf } from './periods.ts';

const SHOWN: readonly (readonly [Show, string])[] = [
  ['unreviewed', 'Unreviewed'],
  ['all', 'All'],
  ['usable', 'Usable'],
  ['rejected', 'Rejected'],
];

const ORIGIN: readonly (readonly [Origin, string])[] = [
  ['all', 'Any origin'],
  ['recorded', 'Recorded'],
  ['imported', 'Imported'],
];

/** Which assets are in the queue. What leaves no choice is not shown. */
export function Filters({ control }: { control: Control }) {
  const { deck } = control;
  const { show, period, site, project, origin } = deck.filter.value;
  const arrivals = deck.arrivals.value;
  const byPointer = useRef(false);
  const { periods, sites, projects, origins } = useMemo(() => {
    const cards = deck.all();
    return {
      periods: periodsOf(cards, deck.calendar),
      sites: [...new Set(cards.map((card) => card.site))].sort(),
      projects: [...new Set(cards.map((card) => card.project ?? ''))].sort(),
      origins: new Set(cards.map(({ imported }) => imported !== undefined)).size,
    };
  }, [deck, arrivals]);
  const known = periods.some(([value]) => value === period);
  return (
    <fieldset
      class="filters"
      aria-label="Filter"
      onPointerDown={() => {
        byPointer.current = true;
      }}
      onKeyDown={() => {
        byPointer.current = false;
      }}
      onChange={() => {
        // Whoever chose by pointer goes on with the keys on the assets; by keyboard, in the filter.
        if (byPointer.current) requestAnimationFrame(focusAssets);
      }}
    >
      <Switch
        label="Show"
        value={show}
        options={SHOWN}
        onValue={(value) => control.filterBy({ show: value })}
      />
      <Choice
        label="Week"
        value={period}
        options={known ? periods : [...periods, [period, period]]}
        onValue={(value) => control.filterBy({ period: value })}
      />
      {(origins > 1 || origin !== 'all') && (
        <Switch
          label="Origin"
          value={origin}
          options={ORIGIN}
          onValue={(value) => control.filterBy({ origin: value })}
        />
      )}
      {sites.length > 1 && (
        <Choice
          label="Studio"
          value={site ?? '*'}
          options={[['*', 'All studios'], ...sites.map((one) => [one, siteName(one)] as const)]}
          onValue={(value) => control.filterBy({ site: value === '*' ? null : value })}
        />
      )}
      {projects.length > 1 && (
        <Choice
          label="Project"
          value={project === null ? '*' : `=${project}`}
          options={[
            ['*', 'All projects'],
            ...projects.map((one) => [`=${one}`, one || 'No project'] as const),
          ]}
          onValue={(value) => control.filterBy({ project: value === '*' ? null : value.slice(1) })}
        />
      )}
    </fieldset>
  );
}
