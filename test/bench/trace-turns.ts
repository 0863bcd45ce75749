import type { Page } from 'puppeteer-core';

/** What one script did from one mark to the next; milliseconds on the processor. */
export type Turn = { ms: number; longest: number; calls: number };

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: { data?: { url?: string } };
};

/** Traces the page while `work` runs, and cuts the script's time at each mark called "turn". */
export async function traceTurns(
  page: Page,
  script: string,
  work: () => Promise<void>,
): Promise<Turn[]> {
  await page.tracing.start({ categories: ['-*', 'devtools.timeline', 'blink.user_timing'] });
  await work();
  const bytes = await page.tracing.stop();
  if (!bytes) throw new Error('the browser gave no trace');
  const { traceEvents } = JSON.parse(Buffer.from(bytes).toString()) as {
    traceEvents: TraceEvent[];
  };
  const marks = traceEvents.filter(({ name }) => name === 'turn').map(({ ts }) => ts);
  const calls = outermost(
    traceEvents
      .filter(({ ph, args }) => ph === 'X' && args.data?.url === script)
      .filter(({ name }) => name === 'FunctionCall')
      .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0)),
  );
  if (calls.some(({ tdur }) => tdur === undefined))
    throw new Error('the trace has no processor times');
  return marks.map((from, index) => {
    const to = marks[index + 1] ?? Number.POSITIVE_INFINITY;
    const own = calls.filter(({ ts }) => ts >= from && ts < to).map(({ tdur = 0 }) => tdur / 1000);
    const ms = own.reduce((sum, one) => sum + one, 0);
    return { ms, longest: Math.max(0, ...own), calls: own.length };
  });
}

/** Spans that lie in no other one of the list, which is in order of start. */
function outermost(spans: readonly TraceEvent[]): TraceEvent[] {
  let end = Number.NEGATIVE_INFINITY;
  return spans.filter(({ ts, dur = 0 }) => {
    if (ts < end) return false;
    end = ts + dur;
    return true;
  });
}
