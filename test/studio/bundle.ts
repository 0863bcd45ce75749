import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export type Bundle = { script: string; style: string };

let once: Promise<Bundle> | null = null;

/** The page's script and style, built in memory; one build per process. */
export function bundlePage(): Promise<Bundle> {
  once ??= run();
  return once;
}

async function run(): Promise<Bundle> {
  const built = await build({
    root: fileURLToPath(new URL('./page', import.meta.url)),
    configFile: false,
    envFile: false,
    logLevel: 'error',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('./page/main.tsx', import.meta.url)),
        output: { format: 'es', entryFileNames: 'app.js', assetFileNames: '[name][extname]' },
      },
    },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const script = outputs.find((file) => file.type === 'chunk');
  const style = outputs.find((file) => file.type === 'asset' && file.fileName.endsWith('.css'));
  if (script?.type !== 'chunk' || style?.type !== 'asset')
    throw new Error('the studio page did not build into one script and one style sheet');
  return { script: script.code, style: String(style.source) };
}
