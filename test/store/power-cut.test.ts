import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openLedger } from '../../companion/ledger.ts';
import { openJournalStore } from '../../companion/store/journal-store.ts';

const CUTS = 12;
/** EXT4_IOC_SHUTDOWN with NOLOGFLUSH: everything that was not synced is gone, as in a power cut. */
const CUT =
  'open(F, "<", $ARGV[0]) or die $!; my $how = pack("L", 2); ioctl(F, 0x8004587D, $how) or die $!';

function run(command: string, ...args: string[]): string | null {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? null : `${command}: ${error?.message ?? stderr.trim()}`;
}

/** A file system of its own in a file, mounted; or why there is none on this machine. */
function fileSystem(folder: string) {
  const [image, disk] = [join(folder, 'image'), join(folder, 'disk')];
  mkdirSync(disk);
  const failed =
    run('truncate', '-s', '64M', image) ??
    run('mkfs.ext4', '-q', '-F', image) ??
    run('mount', '-o', 'loop', image, disk);
  return { image, disk, failed };
}

const probe = mkdtempSync(join(tmpdir(), 'tierwise-power-'));
const { disk, failed } = fileSystem(probe);
const missing = failed ?? run('perl', '-e', CUT, disk);
if (!failed) run('umount', disk);
rmSync(probe, { recursive: true });
if (missing) console.warn(`Skipped, no file system to cut the power of: ${missing}`);

test.skipIf(missing)(
  `${CUTS} power cuts under load lose nothing acknowledged`,
  {
    timeout: 300_000,
  },
  async () => {
    let acknowledged = 0;
    for (let cut = 0; cut < CUTS; cut++) {
      const folder = mkdtempSync(join(tmpdir(), 'tierwise-power-'));
      const { image, disk } = fileSystem(folder);
      try {
        const data = join(disk, 'data');
        const file = join(import.meta.dirname, 'crash-child.ts');
        const child = spawn(process.execPath, [file, data, `${cut + 1}`, 'write']);
        let said = '';
        child.stdout.on('data', (text) => {
          said += text;
        });
        const closed = new Promise((resolve) => child.on('close', resolve));
        while (!said.includes('open') && child.exitCode === null) await sleep(5);
        await sleep(Math.random() * 300);
        // What was acknowledged while the file system goes down proves nothing: a sync that is under
        // way then may report success, whereas after a real cut nobody is left to hear it.
        const ids = said.split('\n').slice(1, -1);
        expect(run('perl', '-e', CUT, disk)).toBeNull();
        child.kill('SIGKILL');
        await closed;
        expect(run('umount', disk) ?? run('mount', '-o', 'loop', image, disk)).toBeNull();

        acknowledged += ids.length;
        const store = await openJournalStore(data, Date.now);
        const ledger = await openLedger({ store, now: Date.now });
        const kept = new Set((await Array.fromAsync(ledger.events())).map(({ id }) => id));
        expect(ids.filter((id) => !kept.has(id))).toEqual([]);
        expect(ledger.stats.events).toBe(kept.size);
        await ledger.close();
      } finally {
        run('umount', disk);
        rmSync(folder, { recursive: true });
      }
    }
    console.log(`${CUTS} power cuts, ${acknowledged} events acknowledged before them, none lost`);
    expect(acknowledged).toBeGreaterThan(CUTS * 10);
  },
);
