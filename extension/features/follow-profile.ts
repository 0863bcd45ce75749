import { type Signal, signal } from '@preact/signals-core';
import type { Site } from '../../shared/id.ts';
import { SHIPANY_TWO } from '../../shared/site/shipany-two.ts';
import { type ResolvedProfile, resolvedProfiles } from '../state.ts';

/** The family that most studios belong to: what is tried where nothing is known. */
const FIRST_GUESS: ResolvedProfile = { profile: SHIPANY_TWO, act: null, source: 'bundled' };
/** Without one of these on a page, the family's words for a page mean nothing there. */
const MARKS = SHIPANY_TWO.match?.fingerprint?.selectors ?? [];

/** The profile that holds on this site, as the background put it together; it changes when taught. */
export function followProfile(
  site: Site,
  ended: AbortSignal,
): { resolved: Signal<ResolvedProfile>; trusted(): boolean } {
  const resolved = signal(FIRST_GUESS);
  let stored = '';
  const take = (all: { [site: Site]: ResolvedProfile }) => {
    const next = all[site] ?? FIRST_GUESS;
    const text = JSON.stringify(next);
    // Other sites' change too; what this page just learned is not to be undone by that.
    if (text === stored) return;
    stored = text;
    resolved.value = next;
  };
  void resolvedProfiles.getValue().then(take);
  ended.addEventListener('abort', resolvedProfiles.watch(take));
  let marked = false;
  return {
    resolved,
    trusted() {
      marked ||= MARKS.some((css) => document.querySelector(css) !== null);
      return marked || resolved.peek() !== FIRST_GUESS;
    },
  };
}
