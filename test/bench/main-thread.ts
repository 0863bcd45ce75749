import type { Page } from 'puppeteer-core';

/** What the page's main thread did from one keystroke to the next, milliseconds. */
export type Keystroke = {
  /** Every task, whoever asked for it: script, style, layout and painting. */
  all: number;
  /** In functions of the extension's files, with the style and layout that they forced. */
  own: number;
  /** The same two as time on the processor, without the turns that other programs had. */
  allCpu: number;
  ownCpu: number;
  /** Whether a task of over 50 ms on the processor had the extension in it. */
  longCpu: boolean;
};

const LONG_MS = 50;

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: { data?: { type?: string; url?: string } };
};

/** Traces the page while `work` runs, and cuts its main thread's time at each keystroke. */
export async function traceKeystrokes(page: Page, work: () => Promise<void>): Promise<Keystroke[]> {
  const categories = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
  await page.tracing.start({ categories });
  await work();
  const bytes = await page.tracing.stop();
  if (!bytes) throw new Error('the browser gave no trace');
  const { traceEvents } = JSON.parse(Buffer.from(bytes).toString()) as {
    traceEvents: TraceEvent[];
  };
  return cut(traceEvents);
}

function cut(events: readonly TraceEvent[]): Keystroke[] {
  const isKey = ({ name, args }: TraceEvent) =>
    name === 'EventDispatch' && args.data?.type === 'keydown';
  const key = events.find(isKey);
  if (!key) throw new Error('the trace has no keystroke');
  const thread = events
    .filter(({ pid, tid, ph }) => pid === key.pid && tid === key.tid && ph === 'X')
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const tasks = outermost(thread.filter(({ name }) => name === 'RunTask'));
  const own = outermost(
    thread.filter(({ args }) => args.data?.url?.startsWith('chrome-extension://')),
  );
  if (tasks.length === 0) throw new Error('the trace has no tasks');
  if (tasks.some(({ tdur }) => tdur === undefined))
    throw new Error('the trace has no processor times');
  // A keystroke's own task begins before its event is dispatched.
  const starts = thread.filter(isKey).map(({ ts }) => tasks.findLast((task) => task.ts <= ts)!.ts);
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    const within = ({ ts }: TraceEvent) => ts >= from && ts < to;
    const sum = (spans: TraceEvent[], what: 'dur' | 'tdur') =>
      spans.filter(within).reduce((ms, span) => ms + (span[what] ?? 0) / 1000, 0);
    return {
      all: sum(tasks, 'dur'),
      own: sum(own, 'dur'),
      allCpu: sum(tasks, 'tdur'),
      ownCpu: sum(own, 'tdur'),
      longCpu: tasks.filter(within).some((task) => isLong(task) && own.some(isIn(task))),
    };
  });
}

function isLong({ tdur = 0 }: TraceEvent): boolean {
  return tdur / 1000 > LONG_MS;
}

function isIn(task: TraceEvent) {
  return ({ ts }: TraceEvent) => ts >= task.ts && ts < task.ts + (task.dur ?? 0);
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
