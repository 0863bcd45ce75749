import { defineCommand } from 'citty';
import { check } from './rules-check.ts';
import { replay } from './rules-replay.ts';
import { waive } from './rules-waive.ts';
import { waivers } from './rules-waivers.ts';

export const rules = defineCommand({
  meta: {
    name: 'rules',
    description: 'Check escalation rules, try them on the past, or waive them',
  },
  subCommands: { check, replay, waive, waivers },
});
