import { browser } from 'wxt/browser';

type Openable = {
  sidePanel?: { open(options: { tabId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void> };
};
const openable = browser as unknown as Openable;

export const hasPanel = Boolean(openable.sidePanel ?? openable.sidebarAction);

/** Opens the side panel; only within a click. */
export async function openPanel(tab: number): Promise<void> {
  if (openable.sidePanel) await openable.sidePanel.open({ tabId: tab });
  else await openable.sidebarAction?.open();
}
