#!/usr/bin/env node
// Plain JavaScript: the system's Node may be too old for TypeScript and for what the companion needs.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

if (Number.parseInt(process.versions.node, 10) >= NEEDED) await import('./main.ts');
else {
  // The package `node` is a dependency for exactly this.
  const node = at(`../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`);
  if (existsSync(node)) runWith(node);
  else {
    process.stderr.write(
      `Tierwise needs Node ${NEEDED}; this is ${process.versions.node}. In ${at('..')} run: npm install\n`,
    );
    process.exitCode = 70;
  }
}

function runWith(node) {
  const child = spawn(node, [at('./main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal signals both; a service manager or a script only us.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 70;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 70);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
