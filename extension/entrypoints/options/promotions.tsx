import { TIER_LABEL } from '../../../shared/tier.ts';
import { type Preferences, preferences } from '../../state.ts';
import { Choice } from '../../ui/choice.tsx';

const TARGETS: readonly (readonly [Preferences['promoteTo'], string])[] = [
  ['next', 'The next tier up that reaches the destination'],
  ['standard', `Always ${TIER_LABEL.standard}`],
  ['heavy', `Always ${TIER_LABEL.heavy}`],
];

/** What one click on Promote aims at. */
export function Promotions({ preferences: current }: { preferences: Preferences }) {
  return (
    <div class="card stack">
      <p class="soft">
        Promoting renders a draft again with the studio’s own form: in the tier chosen here, with
        the cheapest model there whose price is known. You have five seconds to undo each.
      </p>
      <Choice
        label="Promote drafts to"
        value={current.promoteTo}
        options={TARGETS}
        onValue={(value) => {
          const chosen = TARGETS.find(([target]) => target === value)?.[0];
          if (chosen) void preferences.setValue({ ...current, promoteTo: chosen });
        }}
      />
    </div>
  );
}
