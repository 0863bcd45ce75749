import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Instant } from '../../../shared/id.ts';
import type { Links } from '../../../shared/report/page/links.ts';
import { ReportPage } from '../../../shared/report/page/report-page.ts';
import { reportText } from '../../../shared/report/report-text.ts';
import { weekAfter, weekTitle } from '../../../shared/report/words.ts';
import type { Outcome } from '../../messages.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ago } from '../../ui/format.ts';
import { Said } from '../../ui/said.tsx';
import { type ReadReport, thisWeek } from './read-report.ts';

const LINKS: Links = {
  week: (week) => `#week=${week}`,
  asset: (asset) => `review.html#asset=${asset}`,
  rules: 'options.html',
};

type Props = { read: ReadReport; now: ReadonlySignal<Instant> };

/** The week as the companion counted it, or as it was last read from there. */
export function Report({ read, now }: Props) {
  const row = read.row.value;
  const outcome = read.outcome.value;
  const week = read.week.value;
  const [copied, setCopied] = useState<Outcome | null>(null);
  useEffect(() => {
    if (row) document.title = `Tierwise: ${weekTitle(row.report).number}`;
    setCopied(null);
  }, [week, row?.at]);
  if (row === undefined || (row === null && outcome === null)) return null;
  const why = outcome?.ok === false ? outcome.why : null;
  if (row === null) return <NotRead week={week} why={why ?? ''} read={read} />;
  const copy = async () => {
    const text = reportText(row.report);
    setCopied(
      await navigator.clipboard.writeText(text).then(
        () => ({ ok: true }) as const,
        () => ({ ok: false, why: 'The browser did not let the text be copied.' }),
      ),
    );
  };
  return (
    <ReportPage
      key={week}
      report={row.report}
      thisWeek={thisWeek()}
      links={LINKS}
      read={`Read from the companion ${ago(row.at, now.value)}.`}
      notice={
        why !== null && (
          <>
            <strong>As of {ago(row.at, now.value)}.</strong> {why} What happened since is not in it.{' '}
            <Button look="quiet" onPress={() => void read.refresh()}>
              Try again
            </Button>
          </>
        )
      }
      actions={
        <>
          <Said outcome={copied} done="Copied." />
          <Button onPress={copy}>Copy as text</Button>
          <Button onPress={() => print()}>Print</Button>
        </>
      }
    />
  );
}

function NotRead({ week, why, read }: { week: string; why: string; read: ReadReport }) {
  const before = weekAfter(week, -1);
  return (
    <div class="report">
      <h1>{`Week ${Number(week.slice(6))}`}</h1>
      <EmptyState title="This report was not read yet">
        {why} The companion counts the reports; start it with <code>npm run companion</code>.
      </EmptyState>
      <p class="row wrap">
        <Button look="primary" onPress={() => void read.refresh()}>
          Try again
        </Button>
        {before && <a href={LINKS.week(before) ?? ''}>Earlier: {before}</a>}
      </p>
    </div>
  );
}
