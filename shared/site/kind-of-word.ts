import type { GenerationKind } from '../generation.ts';

const MEANINGS: readonly (readonly [RegExp, GenerationKind | null])[] = [
  [/audio|music|speech|voice|sound|lyric|caption|describe/, null],
  [/out-?paint|uncrop|expand|extend-image/, 'outpaint'],
  [/in-?paint|erase|remov|cleanup|mask|fill/, 'inpaint'],
  [/up-?scal|enlarge|super-?res|enhance|hires|upres/, 'upscale'],
  [/^(i2v|img2vid)|(image|img|frame|photo)s?-?(to|2)-?vid|animat/, 'image-to-video'],
  [/^(t2v|txt2vid)|te?xt-?(to|2)-?vid/, 'text-to-video'],
  [/^i2i|(image|img)s?-?(to|2)-?im|edit|variation|remix|reference|restyle/, 'image-to-image'],
  [/^t2i|te?xt-?(to|2)-?im/, 'text-to-image'],
];

/** What a studio's word for a scene means (`txt2img`, `i2v`, `IMAGE_EDIT`); null: nobody knows. */
export function kindOfWord(word: string): GenerationKind | null {
  const plain = word.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return MEANINGS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** What a word for what is to be made says: an image, a clip, or (`other`) neither. */
export function mediaOfWord(word: string): 'image' | 'video' | 'other' | null {
  if (/vid|clip|movie|film|animat|2v\b/i.test(word)) return 'video';
  if (/audio|music|speech|voice|sound|lyric|chat|llm|3d|mesh/i.test(word)) return 'other';
  return /im(a?g)|photo|picture|inpaint|upscale|2i\b/i.test(word) ? 'image' : null;
}
