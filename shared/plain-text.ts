/** Whatever moves a cursor, colours a terminal or turns the reading direction becomes a space. */
export function plainText(text: string): string {
  return text.replace(/[\p{C}\u00a0\u2028\u2029]/gu, ' ');
}
