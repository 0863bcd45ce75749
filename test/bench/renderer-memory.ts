import { readdir, readFile } from 'node:fs/promises';

/**
 * Bytes of memory of a browser's processes that run extensions, what they share with others in
 * equal parts (PSS); null where the kernel does not tell (it does on Linux).
 */
export async function extensionMemory(browser: number | undefined): Promise<number | null> {
  if (process.platform !== 'linux' || browser === undefined) return null;
  const processes = await Promise.all(
    (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(describe),
  );
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === browser || isOurs(parent));
  };
  const own = processes.filter(({ pid, command }) => {
    return command.includes('--extension-process') && isOurs(pid);
  });
  const parts = await Promise.all(own.map(({ pid }) => share(pid)));
  return parts.length === 0 ? null : parts.reduce((sum, bytes) => sum + bytes, 0);
}

// A process may end while it is looked at.
async function describe(name: string) {
  const [command, status] = await Promise.all([
    readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => ''),
    readFile(`/proc/${name}/status`, 'utf8').catch(() => ''),
  ]);
  return { pid: Number(name), parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]), command };
}

async function share(pid: number): Promise<number> {
  const summed = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(summed)?.[1] ?? 0) * 1024;
}
