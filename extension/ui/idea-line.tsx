import { useMemo, useState } from 'preact/hooks';
import { conceptBecause, ideasIn, withFollowers } from '../../shared/concept-because.ts';
import type { Id } from '../../shared/id.ts';
import type { RecentGeneration } from '../../shared/snapshot.ts';
import { type Outcome, sendMessage } from '../messages.ts';
import { ask } from './ask.ts';
import { Button } from './button.tsx';
import { Choice } from './choice.tsx';

type Props = { generation: RecentGeneration; recent: readonly RecentGeneration[] };
type Ideas = { generation: Id; concept: Id | null }[];

const NEW = 'new';

/** Which idea a generation iterates, why, and the way to put it right. */
export function IdeaLine({ generation, recent }: Props) {
  const { concept, site } = generation;
  const [open, setOpen] = useState(false);
  const [before, setBefore] = useState<Ideas | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const because = useMemo(() => conceptBecause(generation, recent), [generation, recent]);
  if (concept === null || generation.outcome !== 'released') return null;
  const own = recent.filter((one) => one.concept === concept && one.outcome === 'released');
  const isFirst = own.at(-1)?.id === generation.id;
  const others = ideasIn(recent, site).filter((one) => one.concept !== concept);
  const state = async (ideas: Ideas, undo: Ideas | null) => {
    const answer = await ask(() => sendMessage('stateConcepts', { site, ideas }));
    setOutcome(answer);
    if (!answer.ok) return;
    setBefore(undo);
    setOpen(false);
  };
  const move = (to: Id | null) => {
    const all = withFollowers(generation, recent);
    void state(
      all.map(({ id }) => ({ generation: id, concept: to })),
      all.map(({ id }) => ({ generation: id, concept })),
    );
  };
  const words = because ? `Same idea: ${because}` : isFirst ? 'New idea' : 'Same idea';
  return (
    <div class="idea stack tight small">
      <div class="row">
        <button
          type="button"
          class="grow soft"
          aria-expanded={open}
          title="Put it to another idea"
          onClick={() => setOpen(!open)}
        >
          {words}
        </button>
        {before && (
          <Button look="quiet" onPress={() => void state(before, null)}>
            Undo
          </Button>
        )}
      </div>
      {open && (
        <Choice
          label="It iterates"
          value={concept}
          options={[
            [concept, isFirst && own.length === 1 ? 'this idea of its own' : 'this idea, as it is'],
            ...(own.length > 1 ? [[NEW, 'a new idea'] as const] : []),
            ...others.map((one) => [one.concept, `“${one.words}”`] as const),
          ]}
          onValue={(chosen) => {
            if (chosen !== concept) move(chosen === NEW ? null : chosen);
          }}
        />
      )}
      {outcome?.ok === false && (
        <p class="said bad" role="status">
          {outcome.why}
        </p>
      )}
    </div>
  );
}
