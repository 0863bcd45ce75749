import { startStandins } from './standins.ts';

/** Serves the pages to look at them by hand. */
const standins = await startStandins();
for (const name of standins.names) console.log(`${name.padEnd(24)} ${standins.url(name)}`);
