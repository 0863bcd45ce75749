import { signal } from '@preact/signals-core';
import type { Hint } from './hint.ts';

/** The line while the person points at it or has it in focus, and where it stands. */
export const openedHint = signal<{ hint: Hint; box: DOMRect; dark: boolean } | null>(null);
