import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { defineCommand } from 'citty';
import * as z from 'zod/mini';
import { checkRuleDocument, RuleError, ruleErrorText } from '../check-rules.ts';
import { EXIT, usageError } from '../exit-code.ts';
import { jsonText } from '../json-text.ts';
import { paragraph } from '../table.ts';
import { AWAY_EXIT, connect, DATA, JSON_FLAG, print } from './connection.ts';

/** What `tierwise rules check --json` prints. */
export const RulesChecked = z.strictObject({
  /** How many rules the document holds. */
  rules: z.int(),
  errors: z.array(RuleError),
});

const check = defineCommand({
  meta: {
    name: 'check',
    description: 'Check rules: their form, their names and their expressions',
    details:
      'Takes a whole set of rules, as it is exported and sent to the companion, or a list of rules. Without a file those in force are checked; only that needs the companion.',
    exits: [[EXIT.done, 'all rules hold'], [EXIT.failed, 'a rule is wrong'], AWAY_EXIT],
    examples: [
      'tierwise rules check',
      'tierwise rules check my-rules.json',
      'tierwise rules check - --json < my-rules.json',
    ],
  },
  args: {
    file: {
      type: 'positional',
      required: false,
      description: 'JSON file; - reads the standard input',
    },
    ...JSON_FLAG,
    ...DATA,
  },
  async run({ args }) {
    const json = args.file
      ? await readRules(args.file)
      : await (await connect(args))('GET', '/rules');
    const found = checkRuleDocument(json);
    process.exitCode = found.errors.length === 0 ? EXIT.done : EXIT.failed;
    if (args.json) print(jsonText(RulesChecked.parse(found)));
    else if (found.errors.length > 0)
      print(found.errors.map((error) => paragraph(ruleErrorText(error))).join('\n'));
    else print(found.rules === 1 ? '1 rule holds.' : `${found.rules} rules hold.`);
  },
});

/** Throws a CommandError where the file is none, or holds no JSON. */
async function readRules(file: string): Promise<unknown> {
  let found: string;
  try {
    found = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    throw usageError(`${file} cannot be read: ${(error as Error).message}`);
  }
  try {
    return JSON.parse(found);
  } catch (error) {
    throw usageError(`${file} is not JSON: ${(error as Error).message}`);
  }
}

export const rules = defineCommand({
  meta: { name: 'rules', description: 'Check escalation rules' },
  subCommands: { check },
});
