import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { SITE, sampleEvent, sampleGate, sampleRequested } from '../../companion/sample.ts';
import { DEFAULT_RULES } from '../../shared/default-pack.ts';
import type { EventBody } from '../../shared/event.ts';
import { groundOf } from '../../shared/ground.ts';
import { NO_CAPS } from '../../shared/rule.ts';
import { inTempFolder } from '../store/stores.ts';
import { type Death, MortalCompanion } from './mortal-companion.ts';
import { ReferenceLedger } from './reference-ledger.ts';

const NOON = Date.UTC(2026, 10, 24, 11);
const DAILY = 40_000;
const PROJECT = 20_000;
/** Each of about ten steps; ten thousand take some minutes: `BUDGET_RUNS=10000`. */
const RUNS = Number(process.env.BUDGET_RUNS ?? 2000);
const rules = { ...DEFAULT_RULES, caps: { ...NO_CAPS, daily: DAILY, project: PROJECT } };

const which = fc.nat({ max: 5 });
const death = fc.constantFrom<Death | null>(null, null, null, 'before', 'torn', 'kept');
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('ask'),
      price: fc.constantFrom(3000, 7000, 12_000),
      project: fc.constantFrom(null, 'teaser'),
      death,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('ask-again'), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('report'),
      which,
      released: fc.constantFrom(true, true, true, false),
      death,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('accept'),
      which,
      charge: fc.constantFrom(null, 3000, 8000),
      death,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('finish'), which, succeeded: fc.boolean(), death }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refund'), which, death }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait'), minutes: fc.constantFrom(1, 8, 16) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill') }) },
) as fc.Arbitrary<Step>;
type Step =
  | { do: 'ask'; price: number; project: string | null; death: Death | null }
  | { do: 'ask-again'; which: number }
  | { do: 'report'; which: number; released: boolean; death: Death | null }
  | { do: 'accept'; which: number; charge: number | null; death: Death | null }
  | { do: 'finish'; which: number; succeeded: boolean; death: Death | null }
  | { do: 'refund'; which: number; death: Death | null }
  | { do: 'wait'; minutes: number }
  | { do: 'kill' };

/** One history on fresh files: each step done for real and on paper, and the two compared. */
class Run {
  #now = NOON;
  #seq = 0;
  readonly #device = uuidv7();
  readonly #paper = new ReferenceLedger(DAILY, PROJECT);
  readonly #asked: ReturnType<typeof sampleGate>[] = [];
  readonly #companion: MortalCompanion;

  constructor(folder: string) {
    this.#companion = new MortalCompanion(folder, rules, () => this.#now);
  }

  start = () => this.#companion.start();
  end = () => this.#companion.end();

  async take(step: Step): Promise<void> {
    // No two processes end in the same millisecond.
    this.#now += 1;
    if (step.do === 'wait') this.#now += step.minutes * 60_000;
    else if (step.do === 'kill') await this.#companion.restart();
    else if (step.do === 'ask') await this.#ask(step.price, step.project, step.death);
    else {
      const asked = this.#asked[step.which];
      if (!asked) return;
      if (step.do === 'ask-again') await this.#askFor(asked);
      else await this.#tell(asked, step);
    }
    this.#compare();
  }

  async #ask(credits: number, project: string | null, death: Death | null): Promise<void> {
    const quoted = { credits, provenance: 'measured' } as const;
    const asked = sampleGate(this.#device, this.#now, { quoted, project });
    // Who got no answer asks again, under the same name.
    if (death) await this.#companion.dying(death, () => this.#companion.judge(asked));
    if (await this.#askFor(asked)) this.#asked.push(asked);
  }

  async #askFor(asked: ReturnType<typeof sampleGate>): Promise<boolean> {
    const { generation, quoted, project } = asked;
    const known = this.#paper.lines.get(generation);
    const { decision, reservation } = await this.#companion.judge(asked);
    if (known) return true;
    const fits = this.#paper.ask(generation, quoted.credits ?? 0, project, this.#now);
    expect(decision.verdict).toBe(fits ? 'allow' : 'block');
    expect(reservation?.credits ?? null).toBe(fits ? quoted.credits : null);
    return fits;
  }

  async #tell(
    { generation, project }: ReturnType<typeof sampleGate>,
    step: Extract<Step, { which: number; death: Death | null }>,
  ): Promise<void> {
    this.#seq += 1;
    const told = (body: EventBody) => sampleEvent(this.#device, this.#seq, this.#now, body);
    const about = { site: SITE, generation };
    const amount = (credits: number | null) =>
      ({ credits, provenance: credits === null ? 'unknown' : 'measured' }) as const;
    const line = this.#paper.lines.get(generation);
    const first = <T>(known: T | null | undefined, next: T) => known ?? next;
    const event = (() => {
      switch (step.do) {
        case 'report': {
          const requested = sampleRequested(this.#device, this.#seq, this.#now, generation);
          const outcome = step.released ? 'released' : 'cancelled';
          this.#paper.change(generation, { released: first(line?.released, step.released) });
          return { ...requested, project, outcome } as typeof requested;
        }
        case 'accept':
          if (line && !this.#accepted.has(generation)) {
            this.#accepted.add(generation);
            this.#paper.change(generation, { charge: step.charge });
          }
          return told({
            ...about,
            type: 'generation.accepted',
            task: null,
            charged: amount(step.charge),
          });
        case 'finish': {
          const end = step.succeeded ? 'succeeded' : 'failed';
          this.#paper.change(generation, { end: first(line?.end, end) });
          return told({
            ...{ ...about, type: 'generation.finished', outcome: end, assets: [], error: null },
            ...{ charged: amount(null), latencyMs: null },
          });
        }
        case 'refund':
          this.#paper.change(generation, { refunded: true });
          return told({ ...about, type: 'generation.charged', charged: amount(0), why: 'refund' });
      }
    })();
    const keep = () => this.#companion.ledger.append([event]);
    if (step.death) await this.#companion.dying(step.death, keep);
    // Sent until it is acknowledged.
    await keep();
  }
  readonly #accepted = new Set<string>();

  #compare(): void {
    for (const project of [null, 'teaser']) {
      const asked = { ...sampleGate(this.#device, this.#now, { project }), generation: null };
      const ground = groundOf(this.#companion.ledger.stats, rules, asked, this.#now);
      expect([ground.day.spent, ground.reserved.day]).toEqual([
        this.#paper.spent(null),
        this.#paper.open(null, this.#now),
      ]);
      if (project === null) continue;
      expect([ground.project.spent, ground.reserved.project]).toEqual([
        this.#paper.spent(project),
        this.#paper.open(project, this.#now),
      ]);
    }
  }
}

test('budgets hold as on paper, the companion dying between any two steps and within them', {
  timeout: 1_200_000,
}, async () => {
  await inTempFolder(async (folder) => {
    let n = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        n += 1;
        const own = `${folder}/${n}`;
        const run = new Run(own);
        await run.start();
        try {
          for (const one of steps) await run.take(one);
        } finally {
          await run.end();
        }
        await rm(own, { recursive: true });
      }),
      { numRuns: RUNS },
    );
  });
});
