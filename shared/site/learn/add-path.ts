import { readText } from '../path.ts';

/** As many as a field of a profile may have. */
const MOST = 30;

/**
 * A field's paths, so that they lead to this value in this document. What leads there already
 * stays as it is; what leads nowhere here keeps its place before the new one; what leads to
 * something else here gives way to it.
 */
export function addPath(
  document: unknown,
  paths: readonly string[],
  path: string,
  value: string,
): readonly string[] {
  const read = readText(document, paths, 50_000_000);
  if (read === value) return paths;
  const others = paths.filter((one) => one !== path);
  return (read === null ? [...others, path] : [path, ...others]).slice(0, MOST);
}
