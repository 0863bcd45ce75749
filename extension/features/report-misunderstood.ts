import { sendMessage } from '../page-messages.ts';

/** The same thing is said again after this at the earliest. */
const AGAIN_MS = 60_000;

/** Tells the panel what did not fit, without flooding it. */
export function createReporter(): (what: string) => void {
  const said = new Map<string, number>();
  return (what) => {
    const text = what.slice(0, 300);
    const now = performance.now();
    if (now - (said.get(text) ?? -AGAIN_MS) < AGAIN_MS || said.size > 50) return;
    said.set(text, now);
    void sendMessage('misunderstood', text).catch(() => said.delete(text));
  };
}
