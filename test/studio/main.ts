import { parseArgs } from 'node:util';
import { startStudio } from './studio.ts';

const help = `Practice studio: a stand-in for an AI image studio, on this machine only.
  --port N      4747 when absent
  --speed N     divides every waiting time
  --seed N      same ids and pictures each time
  --credits N   a day; 100 when absent
  --zone NAME   whose midnight gives credits back; Asia/Tokyo when absent
  --history N   weeks of earlier pictures
  --faults      shows the drawer that switches failures on
  --xhr         the page sends with XMLHttpRequest`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4747' },
    speed: { type: 'string', default: '1' },
    seed: { type: 'string' },
    credits: { type: 'string', default: '100' },
    zone: { type: 'string', default: 'Asia/Tokyo' },
    history: { type: 'string', default: '3' },
    faults: { type: 'boolean', default: false },
    xhr: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function number(name: 'port' | 'speed' | 'seed' | 'credits' | 'history'): number {
  const value = Number(values[name]);
  if (!Number.isFinite(value) || value < 0) {
    console.error(`--${name} takes a number, not ${values[name]}`);
    process.exit(2);
  }
  return value;
}

if (values.help) console.log(help);
else {
  const studio = await startStudio({
    port: number('port'),
    speed: number('speed') || 1,
    ...(values.seed === undefined ? {} : { seed: number('seed') }),
    dailyCredits: number('credits'),
    zone: values.zone,
    history: number('history'),
    faultsDrawer: values.faults,
    transport: values.xhr ? 'xhr' : 'fetch',
  }).catch((error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    console.error(taken ? `port ${values.port} is taken; choose another with --port` : error);
    process.exit(1);
  });
  console.log(`Practice studio: ${studio.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => studio.close().then(() => process.exit(0)));
}
