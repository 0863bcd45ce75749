import '../../ui/page.css';
import '../../ui/parts.css';
import './sidepanel.css';
import { render } from 'preact';
import { preferences, sites, understandings, view } from '../../state.ts';
import { activeSite } from '../../ui/active-site.ts';
import { clockSignal, stored } from '../../ui/stored.ts';
import { reviewPace } from '../review/place.ts';
import { Panel } from './panel.tsx';

const state = {
  view: stored(view),
  sites: stored(sites),
  preferences: stored(preferences),
  active: activeSite(),
  understandings: stored(understandings),
  pace: stored(reviewPace),
  now: clockSignal(),
};

render(<Panel {...state} />, document.querySelector('main') as HTMLElement);
