import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { pages } from './pages.ts';

let once: Promise<Map<string, string>> | null = null;

/** The clients' scripts by file name, built in memory; one build per process. */
export function bundleClients(): Promise<Map<string, string>> {
  once ??= run();
  return once;
}

async function run(): Promise<Map<string, string>> {
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const input: Record<string, string> = {};
  for (const name of Object.keys(pages)) {
    const drawn = at(`./pages/${name}/page.tsx`);
    input[name] = existsSync(drawn) ? drawn : at(`./pages/${name}/page.ts`);
  }
  const built = await build({
    root: at('.'),
    configFile: false,
    envFile: false,
    logLevel: 'error',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: {
        input,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const scripts = outputs.filter((file) => file.type === 'chunk');
  return new Map(scripts.map(({ fileName, code }) => [fileName, code]));
}
