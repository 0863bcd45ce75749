/** Patterns of one concept: word beginnings, and pieces of scripts that set no spaces. */
export function of(starts: readonly string[], anywhere: readonly string[] = []) {
  return { starts: starts.join('|'), anywhere: anywhere.join('|') };
}
