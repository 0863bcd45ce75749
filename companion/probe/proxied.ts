import type { RouteProxy } from './routes/proxy.ts';

/** What a browser is started with, so that all that it asks for goes through the proxy. */
export function proxied({ address, spki }: RouteProxy): string[] {
  return [
    `--proxy-server=http://${address}`,
    // Loopback too, which is left out otherwise.
    '--proxy-bypass-list=<-loopback>',
    `--ignore-certificate-errors-spki-list=${spki}`,
    // A routed address stands for a public one, whatever answers it.
    '--disable-features=LocalNetworkAccessChecks,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
  ];
}
