/**
 * Every failure shape seen on studios of this kind, as data. All off by default.
 * The object is live: tests and the page's drawer change it while the studio runs.
 */
export type Faults = {
  /** Forces "not enough credits" on each submit, in one of the shapes in use. */
  insufficient: null | '402-error' | '402-code' | '200-code' | '403' | '400' | '200-empty-task';
  /** The balance route reports 0, so the page opens its dialog and sends nothing. */
  clientBlock: boolean;
  /** `queued`: accepted, but held in status "queued" for a while. */
  rateLimit: null | '429-retry-after' | '429-x-ratelimit' | 'queued';
  /** How accepted tasks end. `failed` and `moderated` refund; `canceled` refunds too. */
  task: null | 'failed' | 'moderated' | 'canceled';
  /** Refused before it is accepted, by the content filter or for a missing session. */
  refuse: null | 'moderation' | 'no-auth';
  /** What becomes of the answer. `-after-accept`: the task exists and is charged all the same. */
  answer:
    | null
    | 'hang'
    | 'hang-after-accept'
    | 'cut'
    | 'cut-after-accept'
    | 'html-500'
    | 'malformed'
    | 'malformed-after-accept';
  /** Which requests `answer` strikes. */
  answerOn: 'submit' | 'query' | 'credits' | 'images';
  /** Extra milliseconds before each poll is answered. */
  slowPolling: number;
  /** Whole credits that a submit is charged more than the page shows. */
  surcharge: number;
  /** Extra milliseconds that an accepted task takes. */
  slowTasks: number;
  /** The submit answers with status "success" and the images at once. */
  synchronous: boolean;
  /** Clear all faults after that many submits; null keeps them until changed. */
  submits: number | null;
};

export const noFaults: Readonly<Faults> = {
  insufficient: null,
  clientBlock: false,
  rateLimit: null,
  task: null,
  refuse: null,
  answer: null,
  answerOn: 'submit',
  slowPolling: 0,
  surcharge: 0,
  slowTasks: 0,
  synchronous: false,
  submits: null,
};

/** Allowed values of each switch, for the drawer and for checking what is posted. */
export const faultChoices: { [K in keyof Faults]: readonly Faults[K][] | 'count' } = {
  insufficient: [null, '402-error', '402-code', '200-code', '403', '400', '200-empty-task'],
  clientBlock: [false, true],
  rateLimit: [null, '429-retry-after', '429-x-ratelimit', 'queued'],
  task: [null, 'failed', 'moderated', 'canceled'],
  refuse: [null, 'moderation', 'no-auth'],
  answer: [
    null,
    'hang',
    'hang-after-accept',
    'cut',
    'cut-after-accept',
    'html-500',
    'malformed',
    'malformed-after-accept',
  ],
  answerOn: ['submit', 'query', 'credits', 'images'],
  slowPolling: 'count',
  surcharge: 'count',
  slowTasks: 'count',
  synchronous: [false, true],
  submits: 'count',
};

/**
 * Applies a partial change. `{reset: true}` clears everything first.
 * @throws Error naming the switch that does not exist or does not take the value.
 */
export function changeFaults(faults: Faults, change: Record<string, unknown>): void {
  const { reset, ...rest } = change;
  for (const [name, value] of Object.entries(rest)) {
    const choices = faultChoices[name as keyof Faults];
    if (choices === undefined) throw new Error(`unknown fault: ${name}`);
    const fits =
      choices === 'count'
        ? (Number.isInteger(value) && Number(value) >= 0) || (value === null && name === 'submits')
        : (choices as readonly unknown[]).includes(value);
    if (!fits) throw new Error(`fault ${name} does not take ${JSON.stringify(value)}`);
  }
  Object.assign(faults, reset === true ? noFaults : {}, rest);
}
