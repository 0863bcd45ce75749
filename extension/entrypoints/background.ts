import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { answerPages } from '../background/answer-pages.ts';
import { answerProfiles } from '../background/answer-profiles.ts';
import { answerShelf } from '../background/answer-shelf.ts';
import { answerSurfaces } from '../background/answer-surfaces.ts';
import { answerTeaching } from '../background/answer-teaching.ts';
import { dropTab } from '../background/approvals.ts';
import { renewRules } from '../background/base.ts';
import { onCommand, watchPanels } from '../background/commands.ts';
import { resume } from '../background/image-hosts.ts';
import { importDue } from '../background/import-past.ts';
import { chosen, showMenus } from '../background/menus.ts';
import { prune } from '../background/outbox.ts';
import { lookAtDue } from '../background/picture.ts';
import { resolveStored } from '../background/profiles.ts';
import { pruneShelf } from '../background/prune-shelf.ts';
import { remind } from '../background/remind.ts';
import { dropForbidden, enableAsked, register } from '../background/sites.ts';
import { sweep } from '../background/sweep.ts';
import { flush } from '../background/sync.ts';
import { dropUnderstanding } from '../background/understandings.ts';
import { refreshAhead, refreshView } from '../background/view.ts';
import { sites } from '../state.ts';

const SYNC = 'sync';
const PRUNE = 'prune';

/**
 * The extension's memory between pages and companion. Every listener is added before anything
 * else happens, and nothing lives in variables alone: the browser ends this worker at will.
 */
export default defineBackground(() => {
  answerPages();
  answerProfiles();
  answerShelf();
  answerSurfaces();
  answerTeaching();
  browser.runtime.onInstalled.addListener(() => void start());
  browser.runtime.onStartup.addListener(() => void start());
  browser.permissions.onRemoved.addListener(() => void dropForbidden().then(() => flush(true)));
  browser.permissions.onAdded.addListener(() => void permitted());
  browser.tabs.onRemoved.addListener((tab) => {
    void dropTab(tab).then((dropped) => (dropped ? refreshView() : undefined));
    void dropUnderstanding(tab);
  });
  browser.contextMenus.onClicked.addListener((clicked, tab) => void chosen(clicked, tab));
  browser.commands.onCommand.addListener(onCommand);
  watchPanels();
  sites.watch(() => void showMenus());
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === SYNC)
      void sweep()
        .then(() => Promise.all([flush().then(importDue), lookAtDue()]))
        .then(() => refreshAhead(Date.now()));
    void remind(name);
    if (name === PRUNE) void prune(Date.now()).then(() => pruneShelf(Date.now()));
  });
  void wake();
});

/** Installed, updated, or the browser was started. */
async function start(): Promise<void> {
  await browser.alarms.create(SYNC, { periodInMinutes: 0.5 });
  await browser.alarms.create(PRUNE, { periodInMinutes: 6 * 60 });
  await renewRules(Date.now());
  await register();
  await showMenus();
  await refreshView();
}

async function permitted(): Promise<void> {
  await enableAsked();
  await resume();
  await Promise.all([flush(true), lookAtDue()]);
  await refreshView();
}

/** Each time the worker starts. */
async function wake(): Promise<void> {
  await renewRules(Date.now());
  await register();
  await sweep();
  await Promise.all([flush(), lookAtDue()]);
  await refreshView();
  // Last: it takes a moment, and a page may be waiting for its answer.
  await resolveStored();
}
