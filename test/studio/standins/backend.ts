import { createRandom } from '../random.ts';

export type Outcome = 'succeeded' | 'failed' | 'moderated' | 'canceled';
/** What becomes of one submit. The last three are refused before anything is charged. */
export type Fate = Outcome | 'insufficient' | 'limited' | 'broken';

/** One accepted submit, as the studio itself keeps it. */
export type Entry = {
  id: string;
  at: number;
  prompt: string;
  model: string | null;
  /** What it cost, in the studio's own unit; 0 where it charges nothing. */
  charge: number;
  /** What came back of it after it failed. */
  refunded: number;
  count: number;
  /** File names, once it succeeded. */
  images: string[];
  /** Null while it runs. */
  outcome: Outcome | null;
  error: string | null;
  finishedAt: number | null;
  /** From before the page was opened. */
  past: boolean;
  ended: Promise<void>;
};

export type Order = { prompt: string; model: string | null; charge: number; count?: number };
export type Refusal = 'insufficient' | 'limited' | 'broken';

export type Backend = {
  readonly entries: readonly Entry[];
  /** What the next submits come to, first one first; without any all succeed. */
  readonly fates: Fate[];
  balance: number;
  /** Takes the credits and starts, or says why not. */
  order(order: Order): Entry | Refusal;
  find(id: string): Entry | undefined;
  cancel(entry: Entry): void;
  /** Newest first: what the account made so far. */
  made(): readonly Entry[];
  close(): void;
};

const COMPLAINTS = {
  failed: 'The provider returned no image',
  moderated: 'Blocked by the content safety policy',
  canceled: 'Canceled',
};

export type BackendOptions = {
  seed: number;
  balance: number;
  /** From acceptance to the end. */
  latencyMs: number;
  /** How many pictures there are from before. */
  past: number;
  pastModel: string | null;
  /** Whether what failed is paid back. */
  refunds: boolean;
};

/** The part that all studios have in common: an account, tasks that end, refunds. */
export function createBackend(options: BackendOptions): Backend {
  const random = createRandom(options.seed);
  const entries: Entry[] = [];
  const ends = new Map<Entry, (outcome: Outcome) => void>();
  const pending = new Set<ReturnType<typeof setTimeout>>();
  const backend: Backend = {
    entries,
    fates: [],
    balance: options.balance,
    order({ prompt, model, charge, count = 1 }) {
      const fate = backend.fates.shift() ?? 'succeeded';
      if (fate === 'limited' || fate === 'broken') return fate;
      if (fate === 'insufficient' || backend.balance < charge) return 'insufficient';
      backend.balance = Math.round((backend.balance - charge) * 1000) / 1000;
      const entry = blank(random.uuid(), { prompt, model, charge, count });
      entry.ended = new Promise((resolve) => {
        ends.set(entry, (outcome) => {
          ends.delete(entry);
          finish(entry, outcome);
          if (outcome !== 'succeeded' && options.refunds) {
            entry.refunded = charge;
            backend.balance = Math.round((backend.balance + charge) * 1000) / 1000;
          }
          resolve();
        });
      });
      entries.push(entry);
      const timer = setTimeout(() => {
        pending.delete(timer);
        ends.get(entry)?.(fate);
      }, options.latencyMs);
      pending.add(timer);
      return entry;
    },
    find: (id) => entries.find((one) => one.id === id),
    cancel: (entry) => ends.get(entry)?.('canceled'),
    made: () => entries.filter((one) => one.outcome === 'succeeded').reverse(),
    close() {
      for (const timer of pending) clearTimeout(timer);
    },
  };
  for (let n = 0; n < options.past; n++) {
    const prompt = PAST[n % PAST.length]!;
    const entry = blank(random.uuid(), { prompt, model: options.pastModel, charge: 0, count: 1 });
    entry.past = true;
    entry.at -= (options.past - n) * 3_600_000;
    finish(entry, 'succeeded');
    entry.finishedAt = entry.at + 9_000;
    entries.push(entry);
  }
  return backend;
}

const PAST = [
  'a heron over a grey river at dawn',
  'isometric bakery with a striped awning',
  'ceramic teapot on linen, soft window light',
  'paper cut-out of a mountain village',
  'wide shot of a tram crossing a wet square',
];

function blank(id: string, order: Required<Order>): Entry {
  const started = { images: [], outcome: null, error: null, finishedAt: null, past: false };
  const ended = Promise.resolve();
  return { id, at: Date.now(), ...order, refunded: 0, ...started, ended };
}

function finish(entry: Entry, outcome: Outcome): void {
  entry.outcome = outcome;
  entry.finishedAt = Date.now();
  if (outcome === 'succeeded')
    entry.images = Array.from({ length: entry.count }, (_, n) => `${entry.id}-${n}.png`);
  else entry.error = COMPLAINTS[outcome];
}
