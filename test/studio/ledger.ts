import type { Account } from './account.ts';
import type { Faults } from './faults.ts';
import type { Order } from './order.ts';
import { pictures } from './pictures.ts';
import type { Random } from './random.ts';
import type { Refund, Task } from './task.ts';

/** The studio's own truth: every accepted task, and what it cost in the end. */
export type Ledger = {
  /** Oldest first, brought up to the present instant. */
  readonly tasks: readonly Task[];
  readonly refunds: readonly Refund[];
  /** Whole credits left today. */
  balance(): number;
  find(id: string): Task | undefined;
};

export type OpenLedger = Ledger & {
  /** Takes the credits and starts the task. The caller has checked the balance. */
  accept(order: Order): Task;
  /** Adds a task of the past, already over. */
  recall(task: Task): void;
};

export type LedgerNeeds = {
  now(): number;
  random: Random;
  account: Account;
  faults: Faults;
  /** Latency divisor. */
  speed: number;
  origin(): string;
};

type Fate = { startsAt: number; endsAt: number; queuedUntil: number; end: Faults['task'] };

const complaints = {
  failed: 'The model returned no image. Your credits were refunded.',
  moderated: 'Content policy: the result was withheld. Your credits were refunded.',
  canceled: 'Canceled by the provider.',
};

/** Nothing ticks: a task's whole course is fixed when it is accepted and read off the clock. */
export function createLedger(needs: LedgerNeeds): OpenLedger {
  const tasks: Task[] = [];
  const byId = new Map<string, Task>();
  const running = new Map<Task, Fate>();
  const refunds: Refund[] = [];

  const finish = (task: Task, fate: Fate) => {
    running.delete(task);
    task.finishedAt = fate.endsAt;
    if (fate.end === null) {
      task.status = 'success';
      return;
    }
    task.status = fate.end === 'canceled' ? 'canceled' : 'failed';
    task.errorMessage = complaints[fate.end];
    task.images = [];
    needs.account.refund(task.costCredits, task.createdAt);
    refunds.push({ taskId: task.id, credits: task.costCredits, at: fate.endsAt });
  };
  const advance = () => {
    const now = needs.now();
    for (const [task, fate] of running) {
      if (now >= fate.endsAt) finish(task, fate);
      else if (now < fate.queuedUntil) task.status = 'queued';
      else task.status = now < fate.startsAt ? 'pending' : 'processing';
    }
  };
  const keep = (task: Task) => {
    tasks.push(task);
    byId.set(task.id, task);
  };

  return {
    get tasks() {
      advance();
      return tasks;
    },
    get refunds() {
      advance();
      return refunds;
    },
    balance() {
      advance();
      return needs.account.remaining(needs.now());
    },
    find(id) {
      advance();
      return byId.get(id);
    },
    recall: keep,
    accept(order) {
      const { random, faults, speed } = needs;
      const createdAt = needs.now();
      // Log-normal through the two published points; 1.645 is the 95th percentile of a normal.
      const spread = Math.log(order.price.p95 / order.price.p50) / 1.645;
      const seconds = order.price.p50 * Math.exp(spread * random.normal());
      const latency = faults.synchronous
        ? 0
        : Math.max(1, (seconds * 1000) / speed + faults.slowTasks);
      const wait = faults.rateLimit === 'queued' ? 20_000 / speed : 0;
      const startsAt = createdAt + wait + Math.min(1500 / speed, latency * 0.2);
      const endsAt = createdAt + wait + latency;
      const { price, count, aspect, parent, quality, ...said } = order;
      const task: Task = {
        ...said,
        id: random.uuid(),
        resolution: price.key,
        costCredits: price.credits * count + faults.surcharge,
        createdAt,
        finishedAt: null,
        status: wait > 0 ? 'queued' : 'pending',
        errorMessage: null,
        images: [],
      };
      // A task bound to fail never shows a picture on its way.
      if (faults.task === null)
        task.images = pictures({ task, order, random, origin: needs.origin(), startsAt, endsAt });
      needs.account.spend(task.costCredits, createdAt);
      keep(task);
      running.set(task, { startsAt, endsAt, queuedUntil: createdAt + wait, end: faults.task });
      advance();
      return task;
    },
  };
}
