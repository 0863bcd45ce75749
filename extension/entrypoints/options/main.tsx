import '../../ui/page.css';
import '../../ui/parts.css';
import './options.css';
import { render } from 'preact';
import { preferences, sites, view } from '../../state.ts';
import { clockSignal, stored } from '../../ui/stored.ts';
import { Options } from './options.tsx';

const state = {
  view: stored(view),
  sites: stored(sites),
  preferences: stored(preferences),
  now: clockSignal(),
};

render(<Options {...state} />, document.querySelector('main') as HTMLElement);
