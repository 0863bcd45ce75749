import { fileURLToPath } from 'node:url';
import { build } from 'wxt';

// A program of its own: what builds draws its progress where the result is to be printed.
const [outDir] = process.argv.slice(2);
if (!outDir) throw new Error('Into which folder?');
await build({ root: fileURLToPath(new URL('../..', import.meta.url)), mode: 'probe', outDir });
