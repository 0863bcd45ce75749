import { COMPANION_PORTS } from '../../shared/protocol.ts';
import { CompanionError, pair } from './companion.ts';
import { deviceId, writeMeta } from './meta.ts';
import { flush } from './sync.ts';
import { refreshView } from './view.ts';

type Paired = { ok: true; check: string } | { ok: false; why: string };

/** Pairs with the companion at this origin and no other: its page handed the code out. */
export async function pairAt(url: string, code: string): Promise<Paired> {
  try {
    const check = await pair(url, code, label(), await deviceId());
    await afterPairing();
    return { ok: true, check };
  } catch (error) {
    return { ok: false, why: whyNot(error) };
  }
}

/** Pairs by a code that the person typed, with whichever companion takes it. */
export async function pairByCode(code: string): Promise<Paired> {
  let why = 'No companion answers on this computer. Start it first.';
  for (const port of COMPANION_PORTS) {
    try {
      const check = await pair(`http://127.0.0.1:${port}`, code, label(), await deviceId());
      await afterPairing();
      return { ok: true, check };
    } catch (error) {
      if (!(error instanceof CompanionError) || error.why !== 'gone') why = whyNot(error);
    }
  }
  return { ok: false, why };
}

async function afterPairing(): Promise<void> {
  await writeMeta('backoff', { until: 0, failures: 0 });
  await flush(true);
  await refreshView();
}

function whyNot(error: unknown): string {
  return error instanceof CompanionError ? error.message : 'Pairing failed.';
}

/** Shown in the companion's list of pairings. */
function label(): string {
  const { userAgent } = navigator;
  const brand = /Edg\//.test(userAgent)
    ? 'Edge'
    : /Firefox\//.test(userAgent)
      ? 'Firefox'
      : 'Chromium';
  return `${brand} on this computer`;
}
