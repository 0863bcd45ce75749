/** A generation that is under way for longer has been lost sight of. Milliseconds. */
export const UNDER_WAY_MS = 15 * 60_000;
