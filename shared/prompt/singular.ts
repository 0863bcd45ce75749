const IRREGULAR: Readonly<Record<string, string>> = {
  men: 'man',
  women: 'woman',
  children: 'child',
  teeth: 'tooth',
  feet: 'foot',
  geese: 'goose',
  mice: 'mouse',
  leaves: 'leaf',
  wolves: 'wolf',
  knives: 'knife',
  shelves: 'shelf',
  tvs: 'tv',
};

/** The singular of an English noun, near enough to tell one thing from another. */
export function singular(word: string): string {
  const plain = word.endsWith("'s") || word.endsWith('’s') ? word.slice(0, -2) : word;
  if (!plain.endsWith('s')) return IRREGULAR[plain] ?? plain;
  if (IRREGULAR[plain] !== undefined) return IRREGULAR[plain];
  if (plain.length < 4 || plain.endsWith('ss') || plain.endsWith('us') || plain.endsWith('is'))
    return plain;
  if (plain.endsWith('ies')) return `${plain.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|z)es$/.test(plain)) return plain.slice(0, -2);
  return plain.slice(0, -1);
}
