import { browser } from 'wxt/browser';

/** `https://cdn.example`: permissions know no ports, and Firefox honours none that name one. */
export function hostOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}`;
}

/** The pattern that covers a host, whatever the port. */
export function hostPattern(address: string): string {
  return `${hostOf(address)}/*`;
}

/** Did the browser give the permission for this host? */
export function isAllowed(address: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [hostPattern(address)] });
}
