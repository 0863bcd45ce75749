import { type Browser, browser } from 'wxt/browser';
import { sendMessage } from '../messages.ts';
import { preferences } from '../state.ts';

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

type Panels = typeof browser.sidePanel & { close?(of: { windowId: number }): Promise<void> };

/** The panel is opened at once: the browser forgets the person's key while anything is awaited. */
function togglePanel({ windowId }: Browser.tabs.Tab): void {
  if (import.meta.env.FIREFOX) {
    const { sidebarAction } = browser as { sidebarAction?: { toggle(): Promise<void> } };
    void sidebarAction?.toggle().catch(() => {});
    return;
  }
  const panels: Panels = browser.sidePanel;
  // Asked before it is opened, so it tells how it was.
  const before = browser.runtime.getContexts({
    contextTypes: ['SIDE_PANEL'],
    windowIds: [windowId],
  });
  void panels.open({ windowId }).catch(() => {});
  void before.then((open) => (open.length > 0 ? panels.close?.({ windowId }) : undefined));
}
