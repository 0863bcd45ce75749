import { useState } from 'preact/hooks';
import { v7 as uuidv7 } from 'uuid';
import type { Grants } from '../../../shared/grants/grant.ts';
import { type BucketView, bucketsAt, burnedIn } from '../../../shared/grants/kept.ts';
import { type Id, type Instant, type Site, siteName } from '../../../shared/id.ts';
import type { SiteSummary } from '../../../shared/snapshot.ts';
import { type Outcome, sendMessage } from '../../messages.ts';
import { ask } from '../../ui/ask.ts';
import { Buckets } from '../../ui/buckets.tsx';
import { Button } from '../../ui/button.tsx';
import { grantOf, newGrant, type TypedGrant, typedGrant } from '../../ui/grants-of.ts';
import { Said } from '../../ui/said.tsx';
import { BucketFields } from './bucket-fields.tsx';

const MOST = 30;

type Props = { sites: readonly { site: Site; summary: SiteSummary | null }[]; now: Instant };

/** Of what each studio's balance is made: without it only the balance is known. */
export function AllBuckets({ sites, now }: Props) {
  return (
    <div class="stack">
      <p class="soft">
        Daily, plan, top-up and free credits end at different times. Say which you have, and
        Tierwise reckons what each charge is taken from: the lowest order first, then what ends
        soonest, then the oldest. What no bucket explains is shown, not spread over them.
      </p>
      {sites.length === 0 && (
        <p class="card soft">No studio yet: switch one on, then say here what credits you have.</p>
      )}
      {sites.map(({ site, summary }) => (
        <BucketsForm key={site} site={site} summary={summary} now={now} />
      ))}
    </div>
  );
}

function BucketsForm(props: { site: Site; summary: SiteSummary | null; now: Instant }) {
  const { site, summary, now } = props;
  const [draft, setDraft] = useState<readonly TypedGrant[] | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [tried, setTried] = useState(false);
  const zone = zoneOf(summary);
  const views = viewsOf(summary, now);
  const shown = draft ?? [...views.values()].map((view) => typedGrant(view, zone));
  const read = shown.map((typed) => grantOf(typed, views.get(typed.id) ?? null, zone, now));
  const edit = (next: readonly TypedGrant[]) => {
    setOutcome(null);
    setDraft(next);
  };
  const save = async (grants: Grants) => {
    const answer = await ask(() => sendMessage('stateGrants', { site, grants }));
    setOutcome(answer);
    if (!answer.ok) return;
    setDraft(null);
    setTried(false);
  };
  const submit = () => {
    if (draft === null) return;
    setTried(true);
    const grants = read.flatMap(({ grant }) => grant ?? []);
    if (grants.length === read.length) void save(grants);
  };
  return (
    <form
      class="card stack"
      aria-label={`Credits on ${siteName(site)}`}
      data-buckets={site}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3 class="break">{siteName(site)}</h3>
      {summary && <Buckets summary={summary} now={now} look="list" />}
      {shown.length === 0 && (
        <p class="soft">No buckets stated: only the balance that the page shows is known.</p>
      )}
      {shown.map((typed, i) => (
        <BucketFields
          key={typed.id}
          place={i + 1}
          typed={typed}
          view={views.get(typed.id) ?? null}
          errors={tried ? (read[i]?.errors ?? null) : null}
          onChange={(change) =>
            edit(shown.map((one) => (one.id === typed.id ? { ...one, ...change } : one)))
          }
          onRemove={() => edit(shown.filter(({ id }) => id !== typed.id))}
        />
      ))}
      <div class="row wrap">
        <Button
          disabled={shown.length >= MOST}
          onPress={() => {
            const isFirst = shown.length === 0;
            const allowance = summary?.balance?.daily ?? null;
            edit([...shown, newGrant(uuidv7(), { isFirst, allowance, zone, now })]);
          }}
        >
          Add a bucket
        </Button>
        <Button look="primary" disabled={draft === null} onPress={submit}>
          Save buckets
        </Button>
        {draft !== null && (
          <Button
            look="quiet"
            onPress={() => {
              setDraft(null);
              setTried(false);
              setOutcome(null);
            }}
          >
            Discard changes
          </Button>
        )}
        <Said outcome={outcome} done="Saved." />
      </div>
      <p class="small soft">Days are those of {zone}.</p>
    </form>
  );
}

/** Those of the statement in force, or of the studio's days, or this computer's. */
function zoneOf(summary: SiteSummary | null): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return summary?.reset?.zone ?? summary?.grants?.statement.zone ?? own;
}

/** Those that have not ended, in burn order. */
function viewsOf(summary: SiteSummary | null, now: Instant): Map<Id, BucketView> {
  const grants = summary?.grants;
  if (!grants) return new Map();
  const views = bucketsAt(grants.statement, burnedIn(grants, now), now);
  return new Map(
    views.filter(({ state }) => state !== 'ended').map((view) => [view.grant.id, view]),
  );
}
