import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';

type Options = Pick<InlineConfig, 'mode'> & { minify?: boolean };

/** A module and all that it imports as one script, whose exports stand under `name`. */
export async function bundleScript(
  entry: URL,
  name: string,
  { minify = false, ...options }: Options = {},
): Promise<string> {
  const built = await build({
    configFile: false,
    envFile: false,
    logLevel: 'error',
    publicDir: false,
    ...options,
    build: {
      write: false,
      // Names of functions stay, for who reads a profile.
      minify,
      target: 'es2023',
      lib: { entry: fileURLToPath(entry), name, formats: ['iife'] },
    },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const script = outputs.find((file) => file.type === 'chunk');
  if (script?.type !== 'chunk') throw new Error(`${entry} did not build`);
  return script.code;
}
