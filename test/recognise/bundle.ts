import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** What recognises, as a script for a page, which gets it as `recognising`. */
export async function bundleRecogniser(): Promise<string> {
  const built = await build({
    configFile: false,
    envFile: false,
    logLevel: 'error',
    build: {
      write: false,
      // Names of functions stay, for who reads a profile.
      minify: false,
      target: 'es2023',
      lib: {
        entry: fileURLToPath(new URL('./recognising.ts', import.meta.url)),
        name: 'recognising',
        formats: ['iife'],
      },
    },
  });
  const [output] = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  if (output?.type !== 'chunk') throw new Error('what recognises did not build');
  return `${output.code};globalThis.recognising=recognising;`;
}
