import '../../ui/page.css';
import '../../ui/parts.css';
import './popup.css';
import { render } from 'preact';
import { preferences, sites, understandings, view } from '../../state.ts';
import { activeSite } from '../../ui/active-site.ts';
import { clockSignal, stored } from '../../ui/stored.ts';
import { Popup } from './popup.tsx';

const state = {
  view: stored(view),
  sites: stored(sites),
  preferences: stored(preferences),
  active: activeSite(),
  understandings: stored(understandings),
  now: clockSignal(),
};

render(<Popup {...state} />, document.querySelector('main') as HTMLElement);
