import { v7 as uuidv7 } from 'uuid';
import { measured } from '../../../shared/credit.ts';
import type { Decision, GenerationRequest } from '../../../shared/generation.ts';
import { sendMessage } from '../../page-messages.ts';
import { askBackground } from '../ask-background.ts';
import type { OverlayHandle } from '../overlay-handle.ts';

/** An older word than this says nothing, where no newer one comes. */
const WITHIN_MS = 1500;

/**
 * What the rules will say of what the form asks for, known before it is pressed. One question at a
 * time; what changed meanwhile is asked next. Null: nobody knows, and nothing may stand in the way.
 */
export function createForesight(
  handle: OverlayHandle,
  request: () => GenerationRequest | null,
): { now(): Decision['verdict'] | null; again(): void } {
  const { reader, signal: ended } = handle;
  let verdict: Decision['verdict'] | null = null;
  let asking = false;
  let stale = false;

  async function ask(): Promise<void> {
    if (asking) {
      stale = true;
      return;
    }
    asking = true;
    do {
      stale = false;
      const wanted = request();
      const shown = measured(reader.form.peek().shownCost);
      const held = { generation: uuidv7(), at: Date.now(), shown, resetZone: handle.zone() };
      const said =
        wanted &&
        (await askBackground(
          () => sendMessage('foresee', { ...held, request: wanted }),
          WITHIN_MS,
          ended,
        ));
      verdict = said?.verdict ?? null;
    } while (stale && !ended.aborted);
    asking = false;
  }

  return { now: () => verdict, again: () => void ask() };
}
