/** Whether two names mean one thing: `Banana AI pro` is `banana-ai-pro`, `1024 × 1024` is `1024x1024`. */
export function sameWords(
  one: string | null | undefined,
  other: string | null | undefined,
): boolean {
  if (one === null || one === undefined || other === null || other === undefined) return false;
  const plain = plainWords(one);
  return plain === plainWords(other) && (plain !== '' || one.trim() === other.trim());
}

/** Case, width, and what stands between words left out; `.` and `:` tell versions and ratios apart. */
export function plainWords(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\d)\s*[×x]\s*(?=\d)/g, '$1x')
    .replace(/\s*:\s*/g, ':')
    .replace(/[^\p{L}\p{N}.:+]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** A price, as choices have it beside their names. */
const PRICE =
  /[([（]?\s*(?:(?:from|ab|от|desde|dès)\s+)?(?:[$€£¥⭐⬡⚡💎🪙★☆]\s*\d+(?:[.,]\d+)*|\d+(?:[.,]\d+)*\s*(?:credits?|créditos?|crédits?|cr\b|coins?|tokens?|points?|stars?|积分|積分|点数|點數|クレジット|ポイント|кредит\p{L}*|звёзд\p{L}*|звезд\p{L}*|نقاط|نقطة|رصيد|[⭐⬡⚡💎🪙★☆€¥元]))\s*[)\]）]?/giu;

/** The name of a choice without the price beside it. */
export function withoutPrice(words: string): string {
  return words
    .replace(PRICE, ' ')
    .replace(/[\s·•|–—-]+$/u, '')
    .trim();
}

const SETTING = /^(?:\d+(?:\.\d+)?k|\d+p|\d+(?:\.\d+)?:\d+(?:\.\d+)?|\d+x\d+|\d+(?:\.\d+)?mp)$/;

/** Whether a choice's words hold this size or ratio as one of them: `高清 2K` holds `2k`. */
export function holdsSetting(words: string, wanted: string): boolean {
  const plain = plainWords(wanted);
  if (!SETTING.test(plain)) return false;
  return plainWords(words).split(/-+/).includes(plain);
}
