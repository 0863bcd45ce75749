import { v7 as uuidv7 } from 'uuid';
import { type Gatekeeper, gatekeeper } from '../../companion/gatekeeper.ts';
import { type Ledger, openLedger } from '../../companion/ledger.ts';
import { ownEvents } from '../../companion/own-events.ts';
import { type Disk, realDisk } from '../../companion/store/disk.ts';
import { openJournalStore } from '../../companion/store/journal-store.ts';
import type { Store } from '../../companion/store/store.ts';
import type { RuleSet } from '../../shared/rule.ts';

/** Where in keeping something the process ends. */
export type Death = 'before' | 'torn' | 'kept';

class Died extends Error {}

/**
 * The gate and its ledger over real files, in a process that can end at any moment: nothing but the
 * files lives on, and the next one starts from them.
 */
export class MortalCompanion {
  readonly #folder: string;
  readonly #rules: RuleSet;
  readonly #now: () => number;
  readonly #device = uuidv7();
  #death: Death | null = null;
  #store: Store | null = null;
  ledger!: Ledger;
  judge!: Gatekeeper;

  constructor(folder: string, rules: RuleSet, now: () => number) {
    this.#folder = folder;
    this.#rules = rules;
    this.#now = now;
  }

  async start(): Promise<void> {
    await this.end();
    const store = await openJournalStore(this.#folder, this.#now, this.#disk());
    this.#store = store;
    this.ledger = await openLedger({ store, now: this.#now });
    const rules = { data: this.#rules, notice: null, update: async () => this.#rules };
    const deps = { ledger: this.ledger, rules, device: this.#device, now: this.#now };
    this.judge = gatekeeper(deps, ownEvents(deps));
  }

  /** Gives back the files that a process leaves open, as the system does; nothing is written. */
  async end(): Promise<void> {
    await this.#store?.close();
    this.#store = null;
  }

  /** Does it, dies as told in the midst of it, and starts again. @returns null where it died. */
  async dying<T>(death: Death, act: () => Promise<T>): Promise<T | null> {
    this.#death = death;
    try {
      return await act();
    } catch {
      return null;
    } finally {
      this.#death = null;
      await this.start();
    }
  }

  /** Ends without a word and starts again. */
  restart(): Promise<void> {
    return this.start();
  }

  #disk(): Disk {
    const real = realDisk();
    // What a dead process has open it can no longer change.
    let isDead = false;
    const die = (): never => {
      isDead = true;
      throw new Died('the process ended');
    };
    return {
      write: (fd, bytes, offset, length, position) => {
        if (isDead || this.#death === 'before') return die();
        if (this.#death === 'torn') {
          real.write(fd, bytes, offset, Math.floor(length / 2), position);
          return die();
        }
        return real.write(fd, bytes, offset, length, position);
      },
      fdatasync: (fd) => (isDead || this.#death === 'kept' ? die() : real.fdatasync(fd)),
      truncate: (fd, length) => (isDead ? die() : real.truncate(fd, length)),
    };
  }
}
