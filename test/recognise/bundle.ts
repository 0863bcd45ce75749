import { bundleScript } from '../bundle-script.ts';

/** What recognises, as a script for a page, which gets it as `recognising`. */
export async function bundleRecogniser(): Promise<string> {
  const entry = new URL('./recognising.ts', import.meta.url);
  return `${await bundleScript(entry, 'recognising')};globalThis.recognising=recognising;`;
}
