import { benchKeystrokes } from './keystrokes.ts';
import { benchLoads } from './loads.ts';
import type { Row } from './row.ts';
import { benchShifts } from './shifts.ts';
import { withTwoBrowsers } from './two-browsers.ts';

/** What the extension costs a studio's page, beside the same page in a browser without it. */
export function benchPage(): Promise<Row[]> {
  return withTwoBrowsers(async (both) => [
    ...(await benchKeystrokes(both)),
    ...(await benchLoads(both)),
    ...(await benchShifts(both)),
  ]);
}
