import { formatCredits } from '../../shared/credit.ts';
import { type BucketView, bucketsAt, burnedIn, type KeptGrants } from '../../shared/grants/kept.ts';
import {
  beyondText,
  KIND_WORDS,
  losesNext,
  lossText,
  momentText,
  unattributedText,
} from '../../shared/grants/words.ts';
import type { Instant } from '../../shared/id.ts';
import type { SiteSummary } from '../../shared/snapshot.ts';
import { plural, until } from './format.ts';

type Props = {
  summary: SiteSummary;
  now: Instant;
  /** `line`: all in one; `list`: one line for each bucket. */
  look: 'line' | 'list';
};

/** What is left by bucket, in the order in which it is spent, and what is lost next. Nothing where none are stated. */
export function Buckets({ summary, now, look }: Props) {
  const { grants } = summary;
  if (!grants) return null;
  const burned = burnedIn(grants, now);
  const { zone } = grants.statement;
  const views = bucketsAt(grants.statement, burned, now).filter(({ state }) => state !== 'ended');
  const next = losesNext(views, now);
  return (
    <div class="stack tight buckets">
      <Bar views={views} />
      {look === 'line' ? (
        <p class="small">{inWords(views, grants.unknown)}</p>
      ) : (
        <BucketList views={views} kept={grants} now={now} />
      )}
      {next?.endsAt && (
        <p class="small soft">
          {lossText(next, zone, now)} <span class="nowrap">Lost {until(next.endsAt, now)}.</span>
        </p>
      )}
      {unexplained(summary, burned.beyond, now).map((text) => (
        <p key={text} class="small soft">
          {text}.
        </p>
      ))}
    </div>
  );
}

/** What of the balance no bucket explains. While something is under way the studio may not have charged it yet. */
function unexplained(
  { grants, reservations }: SiteSummary,
  beyond: number,
  now: Instant,
): string[] {
  const isUnderWay = reservations.some((one) => one.until > now);
  const said = [
    isUnderWay ? null : unattributedText(grants?.unattributed ?? null),
    beyondText(beyond),
  ];
  return said.flatMap((text) => text ?? []);
}

function Bar({ views }: { views: readonly BucketView[] }) {
  const filled = views.filter(({ left }) => left > 0);
  return (
    <div class="bucket-bar" aria-hidden="true">
      {filled.map(({ grant, left }) => (
        <span key={grant.id} class={`bucket ${grant.kind}`} style={{ flexGrow: left }} />
      ))}
    </div>
  );
}

function BucketList(props: { views: readonly BucketView[]; kept: KeptGrants; now: Instant }) {
  const { views, kept, now } = props;
  return (
    <ol class="bucket-list small" aria-label="Buckets, in the order in which they are spent">
      {views.map((view) => (
        <li key={view.grant.id} class="row">
          <span class={`bucket ${view.grant.kind}`} aria-hidden="true" />
          <span class="grow">
            <strong>{leftText(view, kept.unknown)}</strong> {KIND_WORDS[view.grant.kind]}
            <span class="soft"> of {formatCredits(view.grant.credits)}</span>
          </span>
          <span class="soft">{whenText(view, kept.statement.zone, now)}</span>
        </li>
      ))}
      {kept.unknown > 0 && <li class="soft">{plural(kept.unknown, 'charge')} not known</li>}
    </ol>
  );
}

/** `7 daily, then 60 plan, then 100 top-up`. */
function inWords(views: readonly BucketView[], unknown: number): string {
  const open = views.filter(({ state, left }) => state === 'open' && left > 0);
  if (open.length === 0) return 'Every bucket is empty';
  return open
    .map((view) => `${leftText(view, unknown)} ${KIND_WORDS[view.grant.kind]}`)
    .join(', then ');
}

function leftText({ left }: BucketView, unknown: number): string {
  return `${unknown > 0 ? 'at most ' : ''}${formatCredits(left)}`;
}

/** When it begins, renews or ends, whichever is next. */
function whenText(view: BucketView, zone: string, now: Instant): string {
  const { state, grant, renewsAt, endsAt } = view;
  if (state === 'later') return `from ${momentText(grant.since, zone, now)}`;
  if (renewsAt !== null) return `renews ${momentText(renewsAt, zone, now)}`;
  return endsAt === null ? 'does not end' : `ends ${momentText(endsAt, zone, now)}`;
}
