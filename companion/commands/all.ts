import { defineCommand } from 'citty';
import { EXIT } from '../exit-code.ts';
import { doctor } from './doctor.ts';
import { forecast } from './forecast.ts';
import { guard } from './guard.ts';
import { openapi } from './openapi.ts';
import { pair } from './pair.ts';
import { pairings } from './pairings.ts';
import { plan } from './plan.ts';
import { proxy } from './proxy.ts';
import { report } from './report.ts';
import { rules } from './rules.ts';
import { start } from './start.ts';
import { status } from './status.ts';

/** The whole command line. */
export const tierwise = defineCommand({
  meta: {
    name: 'tierwise',
    description: 'Keeps the history and judges each request, on this machine',
    details:
      'Credits in JSON are whole thousandths, instants are milliseconds since 1970 UTC, null is "not known".',
    exits: [
      [EXIT.failed, 'failed, refused, or found wrong'],
      [EXIT.away, 'the companion does not run'],
    ],
    examples: ['tierwise', 'tierwise status', 'tierwise doctor'],
  },
  subCommands: {
    start,
    status,
    report,
    forecast,
    plan,
    guard,
    rules,
    pair,
    pairings,
    proxy,
    openapi,
    doctor,
  },
  default: 'start',
});
