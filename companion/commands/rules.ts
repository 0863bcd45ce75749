import { defineCommand } from 'citty';
import { check } from './rules-check.ts';
import { replay } from './rules-replay.ts';

export const rules = defineCommand({
  meta: { name: 'rules', description: 'Check escalation rules, or try them on the past' },
  subCommands: { check, replay },
});
