const ROOTS = '__tierwiseRoots';
type World = { [ROOTS]?: () => Iterable<ParentNode> };

/**
 * Shadow roots and documents of frames, for whoever looks for elements in this isolated world. What
 * keeps them is loaded later, or never.
 */
export function shareRoots(roots: () => Iterable<ParentNode>, ended: AbortSignal): void {
  (globalThis as World)[ROOTS] = roots;
  ended.addEventListener('abort', () => {
    delete (globalThis as World)[ROOTS];
  });
}

export function deepRoots(): Iterable<ParentNode> {
  return (globalThis as World)[ROOTS]?.() ?? [];
}
