/** Shorter words stand in requests by chance. */
const LEAST = 4;
const MOST = 40;

/** Whether what was sent holds the start of a prompt, in any of the ways that text is written down. */
export function mentions(sent: { url: string; body: string }, prompt: string | null): boolean {
  const start = prompt?.trim().slice(0, MOST).trim() ?? '';
  if (start.length < LEAST) return false;
  const encoded = encodeURIComponent(start);
  const ways = [start, JSON.stringify(start).slice(1, -1), encoded, encoded.replaceAll('%20', '+')];
  return ways.some((way) => sent.body.includes(way) || sent.url.includes(way));
}
