import { crc32 } from 'node:zlib';
import type { Entry, Row } from './store.ts';

/** First line of a day's file: what came before it, so that a lost or shortened file shows. */
export type Header = {
  journal: 1;
  /** Events in all earlier files. */
  after: number;
  previous: { file: string; bytes: number } | null;
};

/** `{"crc":"0a1b2c3d",` stands before what the checksum covers: the rest of the line. */
const PREFIX = 18;

export function headerLine(header: Header): string {
  return seal(JSON.stringify(header).slice(1));
}

export function rowLine(n: number, { at, json }: Entry): string {
  return seal(`"n":${n},"at":${at},"event":${json}}`);
}

function seal(rest: string): string {
  return `{"crc":"${crc32(rest).toString(16).padStart(8, '0')}",${rest}\n`;
}

/** The text under the checksum (with the opening brace back), or null if the line does not match it. */
export function unseal(line: Buffer): string | null {
  if (line.length < PREFIX + 2) return null;
  const rest = line.subarray(PREFIX);
  const crc = crc32(rest).toString(16).padStart(8, '0');
  return line.toString('latin1', 0, PREFIX) === `{"crc":"${crc}",` ? `{${rest.toString()}` : null;
}

/** The row in an unsealed line; null for a line of another shape. */
export function rowOf(text: string): Row | null {
  const at = text.indexOf(',"at":');
  const event = text.indexOf(',"event":');
  if (!text.startsWith('{"n":') || at < 0 || event < at) return null;
  return {
    n: Number(text.slice(5, at)),
    at: Number(text.slice(at + 6, event)),
    json: text.slice(event + 9, -1),
  };
}

/** The header in an unsealed line; null for a line of another shape. */
export function headerOf(text: string): Header | null {
  return text.startsWith('{"journal":1,') ? JSON.parse(text) : null;
}
