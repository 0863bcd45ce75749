import '../../ui/page.css';
import '../../ui/parts.css';
import './review.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { sendMessage } from '../../messages.ts';
import { preferences, view } from '../../state.ts';
import { ask } from '../../ui/ask.ts';
import { clockSignal, stored } from '../../ui/stored.ts';
import { Control } from './control.ts';
import { Deck } from './deck.ts';
import { deepLink } from './deep-link.ts';
import { DEFAULT_FILTER } from './filter.ts';
import { focusAssets } from './focus-assets.ts';
import { followShelf } from './follow-shelf.ts';
import { commandOf, focusOf } from './keys.ts';
import { missing } from './missing.ts';
import { forgetPermissions } from './pictures.ts';
import { reviewPace, reviewPlace } from './place.ts';
import { remember } from './remember.ts';
import { Review } from './review.tsx';
import { runCommand } from './run-command.ts';
import { readShelf } from './shelf-reader.ts';

const [current, place, pace] = await Promise.all([
  view.getValue(),
  reviewPlace.getValue(),
  reviewPace.getValue(),
]);
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zoneOf = (site: string) => current?.snapshot.sites[site]?.reset?.zone ?? zone;
const deck = new Deck({ now: Date.now(), zoneOf });
for await (const rows of readShelf()) deck.merge(rows);

const control = new Control(deck, performance.now());
control.pace.value = pace;
control.autoAdvance.value = place.autoAdvance;
// Kept before there were imports, it names no origin.
deck.filter.value = { ...DEFAULT_FILTER, ...place.filter };
deck.requeue({ keep: false, at: place.asset });
deck.mode.value = place.full && deck.queue.value.length > 0 ? 'full' : 'grid';
const follow = () => {
  const { asset, week, show } = deepLink(location.hash);
  if (week !== null) control.filterBy({ period: week, show: show ?? 'unreviewed' });
  if (asset !== null && control.goToAsset(asset)) control.show('full');
};
follow();
addEventListener('hashchange', follow);
remember(control);
followShelf(control, current?.shelf.revision);
browser.permissions.onAdded.addListener(forgetPermissions);
browser.permissions.onRemoved.addListener(forgetPermissions);

document.addEventListener('keydown', (event) => {
  if (!event.isTrusted || control.help.peek()) return;
  const focus = focusOf(document.activeElement);
  if (focus === 'field' && event.key === 'Escape') focusAssets();
  const command = commandOf(event, focus);
  if (!command) return;
  event.preventDefault();
  runCommand(control, command, performance.now());
});

const state = { view: stored(view), preferences: stored(preferences), now: clockSignal() };
render(<Review control={control} {...state} />, document.querySelector('main') as HTMLElement);

missing.value = await ask(() => sendMessage('refreshShelf'));
