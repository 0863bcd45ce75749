import type { SiteProfile } from '../../../shared/site/profile.ts';
import { readRequest } from '../../../shared/site/read-request.ts';
import { sendMessage } from '../../page-messages.ts';
import { buildLocators } from '../../site/build-locators.ts';
import { recognisePage } from '../../site/recognise/recognise-page.ts';
import type { Sent } from '../generation-gate.ts';
import type { OverlayHandle } from '../overlay-handle.ts';
import { createAgain } from './create-again.ts';
import { createLearner } from './create-learner.ts';
import { gatherKnowledge } from './known-now.ts';
import { recogniseForm } from './recognise-form.ts';

/** What was learned is stored once it has rested so long. */
const STORE_AFTER_MS = 1000;

/** Looks for the form on the page and learns from what it sends; both confirm each other. */
export function mountUnderstanding(handle: OverlayHandle): void {
  const { signal: ended, resolved } = handle;
  const knowledge = gatherKnowledge(handle);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const store = (profile: SiteProfile) => {
    clearTimeout(timer);
    timer = setTimeout(
      () => void sendMessage('learnProfile', profile).catch(() => {}),
      STORE_AFTER_MS,
    );
  };
  const learn = (profile: SiteProfile, proven: boolean) => {
    const { source } = resolved.peek();
    resolved.value = {
      ...{ profile: { ...profile, id: `learned:${location.hostname}` }, act: null },
      source: source === 'bundled' ? 'learned' : source,
    };
    if (proven) store(resolved.peek().profile);
  };
  handle.witnesses.add(knowledge.hear);
  const recognised = recogniseForm(handle);
  handle.looker.value = { recognisePage, buildLocators };
  /** The request's prompt stood in one of the fields: that is the prompt box. */
  const submitted = (submit: Sent) => {
    const { profile } = resolved.peek();
    const rule = profile.net.submit.find(({ id }) => id === submit.rule);
    const read = rule && readRequest(profile, rule, submit.body, document.baseURI, submit);
    const request = read && 'request' in read ? read.request : null;
    const { prompt = null } = request ?? {};
    // One with a picture of the person's may be one of several, to models side by side.
    if (rule && request?.parents.length === 0) knowledge.presses.spend(rule.id);
    const held = prompt
      ? knowledge.presses.texts().find(({ text }) => prompt.includes(text))
      : null;
    recognised.confirm({ field: held?.field ?? null, pressed: knowledge.presses.last() });
  };
  const again = createAgain(handle);
  const needs = { known: knowledge.now, changed: learn, submitted, unread: again.keep };
  handle.learner.current = (frame) => createLearner(handle, frame, needs);
  handle.watchesAll.value = true;
  void handle.replay();
  ended.addEventListener('abort', () => clearTimeout(timer));
}
