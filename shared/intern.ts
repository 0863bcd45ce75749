/** One string object for each distinct value: a million records share few models and days. */
const interned = new Map<string, string>();
export function intern<T extends string | null>(value: T): T {
  if (value === null) return value;
  const known = interned.get(value);
  if (known !== undefined) return known as T;
  if (interned.size < 10_000) interned.set(value, value);
  return value;
}
