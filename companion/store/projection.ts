import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { emptyStats, type Stats, tallied } from '../../shared/stats.ts';
import { packColumn, unpackColumn } from './columns.ts';
import { IdIndex } from './id-index.ts';

const FORMAT = 1;

/** The fold's own text: a checkpoint of another fold may hold other numbers and is not used. */
const FOLD = hash(
  'sha256',
  [
    ...['stats', 'latest', 'stamp', 'generation-record', 'imported', 'balance-trail'],
    ...['forecast/keep-forecast', 'usable/prompt-kind', ...promptReaders()],
  ]
    .map((name) => readFileSync(new URL(`../../shared/${name}.ts`, import.meta.url), 'utf8'))
    .join('\n'),
);

/** What reads a prompt's kind, which a record keeps instead of the prompt. */
function promptReaders(): string[] {
  const names = readdirSync(new URL('../../shared/prompt/', import.meta.url), { recursive: true });
  return names
    .map((name) => String(name))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `prompt/${name.slice(0, -3)}`)
    .sort();
}

type Packed = {
  format: typeof FORMAT;
  fold: string;
  plain: [string, unknown][];
  maps: [string, ReturnType<typeof packMap>][];
  index: Uint8Array;
};

/** The fold's result and the ids it covers, as the body of a checkpoint. */
export function packProjection(stats: Stats, index: IdIndex): Uint8Array {
  // Sums are quicker counted than read.
  const fields = Object.entries(stats).filter(([name]) => name !== 'tally');
  const packed: Packed = {
    format: FORMAT,
    fold: FOLD,
    plain: fields.filter(([, value]) => !(value instanceof Map)),
    maps: fields.flatMap(([name, map]) => (map instanceof Map ? [[name, packMap(map)]] : [])),
    index: index.bytes(),
  };
  return serialize(packed);
}

/** The way back; null for a body of another format or fold, or of a broken one. */
export function unpackProjection(body: Uint8Array): { stats: Stats; index: IdIndex } | null {
  try {
    const packed: Packed = deserialize(body);
    if (packed.format !== FORMAT || packed.fold !== FOLD) return null;
    const maps = packed.maps.map(([name, map]) => [name, unpackMap(map)]);
    const stats = Object.assign(emptyStats(), Object.fromEntries([...packed.plain, ...maps]));
    return { stats: tallied(stats), index: new IdIndex(packed.index) };
  } catch {
    return null;
  }
}

/** Most records name their own key; it is then stored, and held, once. */
function packMap(map: Map<unknown, unknown>) {
  const own = [...map].every(([key, value]) => (value as { id?: unknown })?.id === key);
  const values = packColumn([...map.values()]);
  return { size: map.size, keys: own ? null : packColumn([...map.keys()]), values };
}

function unpackMap({ size, keys, values }: ReturnType<typeof packMap>) {
  const all = unpackColumn(values, size) as { id?: unknown }[];
  const names = keys ? unpackColumn(keys, size) : all.map(({ id }) => id);
  return new Map(names.map((name, i) => [name, all[i]]));
}
