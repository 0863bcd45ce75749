import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import * as z from 'zod/mini';
import { readConfig } from '../config.ts';
import { openControl } from '../control.ts';
import { EXIT } from '../exit-code.ts';
import { jsonText } from '../json-text.ts';
import { UpstreamsReply } from '../routes/upstreams.ts';
import { table } from '../table.ts';
import { JSON_FLAG, print } from './connection.ts';
import * as look from './doctor-checks.ts';
import { SERVE_ARGS } from './start.ts';

/** What `tierwise doctor --json` prints. */
export const Diagnosis = z.strictObject({
  running: z.boolean(),
  findings: z.array(look.Finding),
});
export type Diagnosis = z.infer<typeof Diagnosis>;

export const doctor = defineCommand({
  meta: {
    name: 'doctor',
    description: 'Look for what keeps the companion from working, and say what to do',
    details: 'Changes nothing, and works with the companion running or not.',
    exits: [
      [EXIT.done, 'nothing, or warnings alone'],
      [EXIT.failed, 'there is a problem'],
    ],
    examples: ['tierwise doctor', 'tierwise doctor --data ~/tierwise --json'],
  },
  args: { ...JSON_FLAG, ...SERVE_ARGS },
  async run({ args }) {
    const { dataFolder, ports, upstreams } = readConfig(args, process.env);
    const folder = resolve(dataFolder);
    const control = await openControl(folder);
    const running = control && UpstreamsReply.parse(await control('GET', '/upstreams'));
    const now = Date.now();
    const upstreamsFile = upstreams ?? resolve(folder, 'upstreams.json');
    const checks = {
      Node: look.checkNode(),
      'Data folder': await look.checkFolder(folder),
      Disk: await look.checkDisk(folder),
      'Synced folder': look.checkSynced(folder),
      History: await look.checkHistory(folder, now, control !== null),
      Rules: await look.checkRulesFile(folder),
      Browsers: await look.checkPairings(folder),
      Upstreams: await look.checkUpstreams(upstreamsFile, upstreams !== undefined, running),
      Port: await look.checkPorts(ports, control?.url ?? null),
      Clock: look.checkClock(now),
      Browser: look.checkBrowser(),
    };
    const findings = Object.entries(checks).map(([check, found]) => ({ check, ...found }));
    const found: Diagnosis = { running: control !== null, findings };
    const isIll = findings.some(({ state }) => state === 'problem');
    process.exitCode = isIll ? EXIT.failed : EXIT.done;
    print(args.json ? jsonText(Diagnosis.parse(found)) : diagnosisText(found));
  },
});

function diagnosisText({ findings }: Diagnosis): string {
  return table(
    [{ title: 'Looked at' }, { title: 'State' }, { title: 'Found' }],
    findings.flatMap(({ check, state, found, todo }) => [
      [check, state, found],
      ...(todo === null ? [] : [['', '', `→ ${todo}`]]),
    ]),
  );
}
