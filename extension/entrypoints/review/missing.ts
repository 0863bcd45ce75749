import { signal } from '@preact/signals';
import type { Outcome } from '../../messages.ts';

/** What came of asking the companion for what this browser does not hold; null while it is asked. */
export const missing = signal<Outcome | null>(null);
