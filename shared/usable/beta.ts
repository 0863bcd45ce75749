/**
 * What is believed of a share from 0 to 1: a Beta distribution by its pseudo-counts, `a` of yes and
 * `b` of no, both above 0 and whole or not.
 */
export type Beta = { a: number; b: number };

export function betaMean({ a, b }: Beta): number {
  return a / (a + b);
}

/** A Beta of this mean that weighs as much as so many observations. */
export function betaOf(mean: number, strength: number): Beta {
  return { a: mean * strength, b: (1 - mean) * strength };
}

/** The belief after so many more were seen. */
export function updated({ a, b }: Beta, yes: number, no: number): Beta {
  return { a: a + yes, b: b + no };
}

/** The share below which the truth lies with probability `p`; found by bisection to 1e-6. */
export function betaQuantile({ a, b }: Beta, p: number): number {
  const scale = logScale(a, b);
  let low = 0;
  let high = 1;
  for (let i = 0; i < 20; i += 1) {
    const middle = (low + high) / 2;
    if (below(a, b, scale, middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The probability that the share is below `x`: the regularised incomplete beta function by its
 * continued fraction (Press et al., Numerical Recipes, 3rd edition, 6.4), within 1e-8.
 */
export function betaBelow({ a, b }: Beta, x: number): number {
  return below(a, b, logScale(a, b), x);
}

function below(a: number, b: number, scale: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(scale + a * Math.log(x) + b * Math.log(1 - x));
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(a, b, x)) / a
    : 1 - (front * fraction(b, a, 1 - x)) / b;
}

/** -ln B(a, b) */
function logScale(a: number, b: number): number {
  return logGamma(a + b) - logGamma(a) - logGamma(b);
}

/** Lentz's method. */
function fraction(a: number, b: number, x: number): number {
  const away = (value: number) => (Math.abs(value) < 1e-30 ? 1e-30 : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= 300; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const change = d * c;
    h *= change;
    if (Math.abs(change - 1) < 1e-9) break;
  }
  return h;
}

const LANCZOS = [
  76.18009172947146, -86.5053203294168, 24.01409824083091, -1.231739572450155, 0.001208650973866179,
  -0.000005395239384953,
];
const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/** ln Γ(x) for x > 0: Lanczos' series with g = 5 and six terms (Numerical Recipes, 6.1). */
function logGamma(x: number): number {
  let sum = 1.000000000190015;
  for (let i = 0; i < LANCZOS.length; i += 1) sum += LANCZOS[i]! / (x + 1 + i);
  const t = x + 5.5;
  return (x + 0.5) * Math.log(t) - t + Math.log((ROOT_TWO_PI * sum) / x);
}
