import { LEASE_MS } from '../../companion/gatekeeper.ts';

/** What happened to one generation, in the plainest words. Credits in thousandths. */
type Line = {
  project: string | null;
  /** Asked for; the price, or what its kind cost. */
  reserved: number | null;
  until: number;
  released: boolean | null;
  charge: number | null;
  end: 'succeeded' | 'failed' | null;
  refunded: boolean;
};

/** The budget as a person would keep it on paper, to hold the real one against. */
export class ReferenceLedger {
  readonly lines = new Map<string, Line>();
  readonly #daily: number;
  readonly #project: number;

  constructor(daily: number, project: number) {
    this.#daily = daily;
    this.#project = project;
  }

  /** Whether it fits, as the gate should say; where it does, its price is set aside. */
  ask(id: string, price: number, project: string | null, now: number): boolean {
    const known = this.lines.get(id);
    if (known) return true;
    const others = this.spent(null) + this.open(null, now);
    const ofProject = project === null ? 0 : this.spent(project) + this.open(project, now);
    const fits =
      others + price <= this.#daily && (project === null || ofProject + price <= this.#project);
    if (!fits) return false;
    const line = { project, reserved: price, until: now + LEASE_MS, released: null };
    this.lines.set(id, { ...line, charge: null, end: null, refunded: false });
    return true;
  }

  change(id: string, change: Partial<Line>): void {
    const line = this.lines.get(id);
    if (line) this.lines.set(id, { ...line, ...change });
  }

  /** Charged for what went to the studio, of one project or of all. */
  spent(project: string | null): number {
    return this.#sum(project, (line) => {
      if (!line.released || line.refunded) return 0;
      return line.end === 'failed' ? 0 : (line.charge ?? 0);
    });
  }

  /** Set aside: under way within its lease, or back without a word on what it cost. */
  open(project: string | null, now: number): number {
    return this.#sum(project, (line) => {
      const { released, charge, end, until, reserved } = line;
      if (released === false) return 0;
      const isSilent = end === 'succeeded' && charge === null && !line.refunded;
      if (released === true && isSilent) return reserved ?? 0;
      // Until the request itself is reported its charge is in no sum.
      const isSettled = released === true && (end !== null || charge !== null);
      return isSettled || until <= now ? 0 : (reserved ?? 0);
    });
  }

  #sum(project: string | null, of: (line: Line) => number): number {
    let total = 0;
    for (const line of this.lines.values()) {
      if (project === null || line.project === project) total += of(line);
    }
    return total;
  }
}
