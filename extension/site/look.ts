/** How the studio looks around an element, so that our line can look the same. */
export type Look = {
  dark: boolean;
  /** CSS colours; `text` is legible on `background`. */
  background: string;
  text: string;
  font: string;
  /** Pixels, kept between 12 and 15. */
  size: number;
};

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** Reads computed styles; follows the site's theme, whatever the system's is. */
export function lookAround(element: Element): Look {
  const parent = element.parentElement ?? document.body;
  const style = getComputedStyle(parent);
  const under = backgroundOf(parent);
  const background = colourOf(under);
  const dark = luminance(background) < 0.3;
  const text = legible(colourOf(style.color), background)
    ? style.color
    : dark
      ? '#f2f2f2'
      : '#1c1c1c';
  return {
    dark,
    background: under,
    text,
    font: style.fontFamily,
    size: Math.min(15, Math.max(12, Number.parseFloat(style.fontSize) * 0.93)),
  };
}

/** The nearest opaque background; where none is set, the canvas of the page's colour scheme. */
function backgroundOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (colourOf(colour)[3] > 0.8) return colour;
  }
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  const systemDark = matchMedia('(prefers-color-scheme: dark)').matches;
  return scheme.includes('dark') && (systemDark || !scheme.includes('light'))
    ? 'rgb(18, 18, 18)'
    : 'rgb(255, 255, 255)';
}

const colours = new Map<string, Colour>();
let brush: CanvasRenderingContext2D | null = null;

/** Any CSS colour (oklch, color-mix, names) as sRGB 0 to 255 and alpha 0 to 1. */
function colourOf(css: string): Colour {
  const known = colours.get(css);
  if (known) return known;
  brush ??= new OffscreenCanvas(1, 1).getContext('2d', {
    willReadFrequently: true,
  }) as unknown as CanvasRenderingContext2D;
  brush.clearRect(0, 0, 1, 1);
  brush.fillStyle = css;
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = brush.getImageData(0, 0, 1, 1).data;
  const colour = [red, green, blue, alpha / 255] as const;
  if (colours.size > 200) colours.clear();
  colours.set(css, colour);
  return colour;
}

/** Relative luminance of WCAG 2.2. */
function luminance([red, green, blue]: Colour): number {
  const linear = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function legible(text: Colour, background: Colour): boolean {
  const [light, dark] = [luminance(text), luminance(background)].sort((a, b) => b - a);
  return text[3] > 0.8 && ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05) >= 4.5;
}
