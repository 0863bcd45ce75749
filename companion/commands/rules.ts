import { defineCommand } from 'citty';
import { check } from './rules-check.ts';
import { replay } from './rules-replay.ts';
import { waivers } from './rules-waivers.ts';

export const rules = defineCommand({
  meta: {
    name: 'rules',
    description: 'Check escalation rules, try them on the past, or see their waivers',
  },
  subCommands: { check, replay, waivers },
});
