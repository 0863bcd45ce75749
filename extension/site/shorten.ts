/**
 * A wait of ours. In the test build a page's address may shorten it (`?tierwise-patience=1500`, in
 * milliseconds), so that what happens after minutes can be tested; nowhere else.
 */
export function shortened(name: string, ms: number): number {
  if (import.meta.env.MODE !== 'e2e') return ms;
  const asked = new URL(location.href).searchParams.get(`tierwise-${name}`);
  return asked === null ? ms : Math.min(ms, Number(asked));
}
