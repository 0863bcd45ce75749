/** Everything a picture is drawn from; the same values give the same bytes. */
export type Painting = {
  prompt: string;
  seed: number;
  quality: 'light' | 'standard' | 'heavy';
  width: number;
  height: number;
  /** `wider`: the scene seen from further away. `retouched`: its subject repainted. */
  variant: 'plain' | 'wider' | 'retouched';
  /** More than 1: an animated PNG of that many frames. */
  frames: number;
};
