import { type Browser, browser } from 'wxt/browser';
import { sendMessage } from '../messages.ts';
import { preferences } from '../state.ts';
import { storedItem } from '../stored-item.ts';

/** The browser's own keys, as the person may have set them. */
export function onCommand(command: string, tab: Browser.tabs.Tab | undefined): void {
  if (command === 'panel' && tab) togglePanel(tab);
  else void run(command, tab?.id);
}

async function run(command: string, tab: number | undefined): Promise<void> {
  if (command === 'hint') {
    const current = await preferences.getValue();
    await preferences.setValue({ ...current, showHint: !current.showHint });
  }
  if ((command === 'promote' || command === 'usable') && tab !== undefined)
    // A page without cards has nothing to do with it.
    await sendMessage('cardCommand', command, { tabId: tab, frameId: 0 }).catch(() => {});
}

type Panels = typeof browser.sidePanel & {
  close?(of: { windowId: number }): Promise<void>;
  onOpened?: { addListener(opened: (panel: { windowId: number }) => void): void };
  onClosed?: { addListener(closed: (panel: { windowId: number }) => void): void };
};

/** Windows whose panel is open: the browser tells when that changes, and not how it is. */
const openIn = storedItem<number[]>('session', 'panels', []);
let turn: Promise<unknown> = Promise.resolve();

/** Follows which windows have their panel open. */
export function watchPanels(): void {
  const panels = browser.sidePanel as Panels | undefined;
  const note = (change: (now: number[]) => number[]) => {
    turn = turn.then(async () => openIn.setValue(change(await openIn.getValue())));
  };
  panels?.onOpened?.addListener(({ windowId }) => note((now) => [...new Set([...now, windowId])]));
  panels?.onClosed?.addListener(({ windowId }) =>
    note((now) => now.filter((one) => one !== windowId)),
  );
}

/** The panel is opened at once: the browser forgets the person's key while anything is awaited. */
function togglePanel({ windowId }: Browser.tabs.Tab): void {
  if (import.meta.env.FIREFOX) {
    const { sidebarAction } = browser as { sidebarAction?: { toggle(): Promise<void> } };
    void sidebarAction?.toggle().catch(() => {});
    return;
  }
  const panels: Panels = browser.sidePanel;
  const before = openIn.getValue();
  // Open already, it stays as it is.
  void panels.open({ windowId }).catch(() => {});
  void before.then((open) =>
    open.includes(windowId) ? panels.close?.({ windowId }).catch(() => {}) : undefined,
  );
}
