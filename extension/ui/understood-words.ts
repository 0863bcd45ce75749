import type { AnchorName } from '../../shared/site/parts.ts';
import { ANCHORS } from '../../shared/site/parts.ts';
import type { Understanding } from '../../shared/site/understanding.ts';

const NAMES: { [A in AnchorName]: string } = {
  prompt: 'prompt',
  negative: 'negative prompt',
  model: 'model',
  resolution: 'resolution',
  aspect: 'aspect',
  duration: 'duration',
  count: 'count',
  submit: 'Generate',
  cost: 'cost',
  balance: 'balance',
  gallery: 'pictures',
};
/** Those that a person misses where they were not found. */
const MISSED: readonly AnchorName[] = ['prompt', 'submit', 'model', 'cost', 'balance'];
const SOURCES = {
  bundled: 'A bundled profile fits this page.',
  learned: 'Learned from this page.',
  taught: 'You taught this page.',
  imported: 'Your own profile is used here.',
  recognised: 'Recognised on the page itself; no profile is used.',
};

/** What is understood of a page, in sentences. */
export function understoodWords({ state, anchors, requests, profile, reason }: Understanding): {
  title: string;
  /** "Understood: prompt, Generate. Not found: balance." */
  parts: string;
  source: string | null;
  reason: string | null;
  recording: string | null;
} {
  const found = ANCHORS.filter((anchor) => anchors[anchor]).map((anchor) => NAMES[anchor]);
  const missing = MISSED.filter((anchor) => !anchors[anchor]).map((anchor) => NAMES[anchor]);
  const understood = found.length > 0 ? `Understood: ${found.join(', ')}` : 'Nothing understood';
  const isTaught = Object.values(anchors).some(({ from }) => from === 'taught');
  const sends = requests.some(({ as }) => as === 'submit');
  return {
    title: TITLES[state],
    parts: missing.length > 0 ? `${understood}; not found: ${missing.join(', ')}` : understood,
    source: state === 'none' ? null : SOURCES[isTaught ? 'taught' : profile.source],
    reason: state === 'paused' ? reason : null,
    recording:
      state === 'paused'
        ? sends
          ? 'Recording goes on: what this page sends is still understood.'
          : 'Nothing is recorded until a request of this page is understood.'
        : null,
  };
}

const TITLES = {
  understood: 'This page is understood',
  paused: 'This page changed; hints are paused, nothing is guessed',
  none: 'No form that makes images was found on this page',
};
