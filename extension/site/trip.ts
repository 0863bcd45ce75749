/** In the test build a page's address may name one of our hooks that then fails; nowhere else. */
const wanted =
  import.meta.env.MODE === 'e2e' ? new URL(location.href).searchParams.get('tierwise-fault') : null;

/** @throws in the test build only, where the page asked for it. */
export function trip(hook: string): void {
  if (import.meta.env.MODE === 'e2e' && wanted === hook) throw new Error(`tripped at ${hook}`);
}
