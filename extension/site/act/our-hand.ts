let depth = 0;

/**
 * Does something to the page whose events the browser vouches for as if a person had done it: what
 * a scripted click on a radio changes, what the browser's own typing writes.
 */
export function byOurHand(work: () => void): void {
  depth += 1;
  try {
    work();
  } finally {
    depth -= 1;
  }
}

/** Whether the event that is being told now came of our own doing. */
export function isOurHand(): boolean {
  return depth > 0;
}
