import '../../ui/page.css';
import '../../ui/parts.css';
import './options.css';
import { computed } from '@preact/signals';
import { render } from 'preact';
import {
  preferences,
  resolvedProfiles,
  siteKnowledge,
  sites,
  understandings,
  view,
} from '../../state.ts';
import { clockSignal, stored } from '../../ui/stored.ts';
import { Options } from './options.tsx';

const known = stored(siteKnowledge);
const holding = stored(resolvedProfiles);
const seen = stored(understandings);

const state = {
  view: stored(view),
  sites: stored(sites),
  preferences: stored(preferences),
  reading: computed(() =>
    known.value && holding.value && seen.value
      ? { known: known.value, holding: holding.value, seen: seen.value }
      : undefined,
  ),
  now: clockSignal(),
};

render(<Options {...state} />, document.querySelector('main') as HTMLElement);
