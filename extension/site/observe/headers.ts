import * as native from './native.ts';

/** What may cross: it tells requests of one address apart and authorises nothing. */
const TOLD = ['accept', 'next-action', 'x-action', 'x-requested-with', 'rsc'];

/** JSON of those of the headers that may cross. @param header what is said under a name. */
export function headersText(header: (name: string) => unknown): string {
  const told = { __proto__: null } as unknown as Record<string, unknown>;
  for (let i = 0; i < TOLD.length; i++) {
    const value = header(TOLD[i]!);
    if (typeof value === 'string') told[TOLD[i]!] = value;
  }
  return native.jsonText(told);
}
