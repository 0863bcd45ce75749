/** A moment as somebody's clock showed it. All in milliseconds. */
export type WrittenInstant = {
  at: number;
  /** `at` plus `offset`. */
  wall: number;
  /** East of Greenwich; null: written as UTC (`Z`), which tells nothing of the clock. */
  offset: number | null;
};

const WRITTEN = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** Reads an ISO 8601 instant. Throws where it is none, naming the place. */
export function readInstant(text: string, place: string): WrittenInstant {
  const zone = WRITTEN.exec(text)?.[3];
  const at = Date.parse(text);
  if (zone === undefined || Number.isNaN(at))
    throw new Error(
      `${place}: expected an instant such as 2026-05-04T09:00:00+02:00, found ${text}`,
    );
  if (zone === 'Z') return { at, wall: at, offset: null };
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  const offset = (zone.startsWith('-') ? -minutes : minutes) * 60_000;
  return { at, wall: at + offset, offset };
}
