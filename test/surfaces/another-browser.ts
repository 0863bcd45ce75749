import type { CompanionProcess } from '../walks/companion-process.ts';

/** Pairs a second browser profile, whose history the first one reads. @returns its authorization. */
export async function anotherBrowser(
  companion: CompanionProcess,
  device: string | undefined,
): Promise<string> {
  const url = new URL(await companion.pairingUrl());
  const reply = await fetch(`${url.origin}/v1/pair`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: 'moz-extension://another' },
    body: JSON.stringify({ code: url.hash.slice(1), label: 'Another browser', device }),
  });
  const { key, secret } = (await reply.json()) as { key: string; secret: string };
  return `Bearer ${key}.${secret}`;
}
