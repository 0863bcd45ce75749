/** How the base64 of the formats begins that studios answer with. */
const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^iVBORw0KGgo/, 'image/png'],
  [/^\/9j\//, 'image/jpeg'],
  [/^UklGR/, 'image/webp'],
  [/^R0lGOD/, 'image/gif'],
  [/^AAAA.{4}ZnR5cGF2aW/, 'image/avif'],
  [/^AAAA.{4}ZnR5cG/, 'video/mp4'],
  [/^GkXfo/, 'video/webm'],
];

/**
 * An image or clip that a text is itself, as a `data:` URL without spaces; null: the text is none.
 * Both a `data:` URL and bare base64 that begins like a known format count.
 */
export function imageTextOf(text: string): string | null {
  if (/^data:(?:image|video)\//i.test(text)) return text.replace(/\s+/g, '');
  const type = BEGINNINGS.find(([beginning]) => beginning.test(text))?.[1];
  return type === undefined || !/^[\w+/=\s-]+$/.test(text)
    ? null
    : `data:${type};base64,${text.replace(/\s+/g, '')}`;
}
