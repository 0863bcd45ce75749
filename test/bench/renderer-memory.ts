import { readdir, readFile } from 'node:fs/promises';

/**
 * Bytes of resident memory of a browser's processes that run extensions, as the kernel counts
 * them; null where it does not tell (it does on Linux).
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
  return own.length === 0 ? null : own.reduce((sum, { resident }) => sum + resident, 0);
}

async function describe(name: string) {
  const [command, status] = await Promise.all([
    readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => ''),
    // A process may end while it is looked at.
    readFile(`/proc/${name}/status`, 'utf8').catch(() => ''),
  ]);
  const number = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  return {
    pid: Number(name),
    parent: number('PPid'),
    command,
    resident: (number('VmRSS') || 0) * 1024,
  };
}
