import { defineCommand, runMain } from 'citty';
import { pages } from '../studio/standins/pages.ts';
import { startStandins } from '../studio/standins/standins.ts';
import { openAlone } from '../surfaces/open.ts';
import { teachStandin } from '../teach/teach-standin.ts';

/** What a person can teach by pointing, on stand-in studios: what is right after the page was loaded again. */
const command = defineCommand({
  meta: { name: 'eval:teach', description: 'Teaching stand-in studios by the mouse' },
  args: { pages: { type: 'string', description: 'Names, separated by commas; all by default' } },
  async run({ args }) {
    const names = args.pages?.split(',');
    const standins = await startStandins(names ? { only: names } : {});
    const house = await openAlone();
    let complete = 0;
    let wrong = 0;
    try {
      for (const name of standins.names) {
        const { truth } = pages[name] as (typeof pages)[string];
        const { verdicts, actions, state, refusals } = await teachStandin(
          house,
          standins.url(name),
          truth,
        );
        const faults = Object.entries(verdicts).filter(([, one]) => !/right|none/.test(one));
        if (faults.length === 0 && state === 'understood') complete += 1;
        wrong += faults.filter(([, one]) => one === 'wrong').length;
        const said =
          faults
            .map(([anchor, one]) => `${anchor} ${one} ${refusals[anchor as never] ?? ''}`)
            .join(', ') || 'all right';
        console.log(`${name.padEnd(24)}${String(actions).padEnd(4)}${state.padEnd(12)}${said}`);
      }
    } finally {
      await house.close();
      await standins.close();
    }
    console.log(`complete ${complete} of ${standins.names.length}, wrong ${wrong}`);
  },
});

await runMain(command);
