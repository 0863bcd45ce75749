import type { AssetCard } from '../../../shared/asset-card.ts';
import { type Sha256, siteName } from '../../../shared/id.ts';
import { openDb } from '../../background/db.ts';
import { isAllowed } from '../../host-permission.ts';

/** What can be shown of an asset: the stored thumbnail, what its page displays, or why neither. */
export type Picture =
  | { from: 'thumbnail'; blob: Blob }
  | { from: 'studio'; url: string }
  | { from: 'nowhere'; why: string };

/** Reads thumbnails: all that are asked for in one task in one transaction. */
let asked: Map<Sha256, ((blob: Blob | null) => void)[]> | null = null;

function readThumbnail(sha256: Sha256): Promise<Blob | null> {
  return new Promise((resolve) => {
    if (!asked) {
      asked = new Map();
      queueMicrotask(() => {
        const wanted = asked ?? new Map();
        asked = null;
        void readAll(wanted);
      });
    }
    asked.set(sha256, [...(asked.get(sha256) ?? []), resolve]);
  });
}

async function readAll(wanted: Map<Sha256, ((blob: Blob | null) => void)[]>): Promise<void> {
  try {
    const tx = (await openDb()).transaction('thumbnails');
    await Promise.all(
      [...wanted].map(async ([sha256, waiting]) => {
        const row = await tx.store.get(sha256);
        for (const resolve of waiting) resolve(row?.bytes ?? null);
      }),
    );
  } catch {
    for (const waiting of wanted.values()) for (const resolve of waiting) resolve(null);
  }
}

/** By origin: whether the person let Tierwise read images there. */
const allowed = new Map<string, Promise<boolean>>();

/** Permissions changed, so that they are asked for again. */
export function forgetPermissions(): void {
  allowed.clear();
}

/** The full picture's address, where the extension may load it. */
export async function fullPicture(card: AssetCard): Promise<string | null> {
  const url = URL.canParse(card.url) ? new URL(card.url) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const known = allowed.get(url.origin) ?? isAllowed(url.origin).catch(() => false);
  allowed.set(url.origin, known);
  return (await known) ? url.href : null;
}

/** The full picture's address once it is decoded, so that what it replaces never gives way to nothing. */
export async function decodedPicture(card: AssetCard): Promise<string | null> {
  const url = await fullPicture(card);
  if (url === null) return null;
  const image = new Image();
  image.src = url;
  return image.decode().then(
    () => url,
    () => null,
  );
}

export async function pictureOf(card: AssetCard): Promise<Picture> {
  const blob = card.thumbnail === null ? null : await readThumbnail(card.thumbnail);
  if (blob) return { from: 'thumbnail', blob };
  const url = await fullPicture(card);
  if (url && card.media === 'image') return { from: 'studio', url };
  return { from: 'nowhere', why: url ? 'No thumbnail of this clip yet' : reason(card.url) };
}

function reason(address: string): string {
  const origin = URL.canParse(address) ? siteName(new URL(address).origin) : null;
  if (!origin || origin === 'null') return 'Its address shows no picture';
  return `Tierwise may not read pictures from ${origin}`;
}
