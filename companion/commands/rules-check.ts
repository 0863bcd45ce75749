import { defineCommand } from 'citty';
import * as z from 'zod/mini';
import { checkRuleDocument, RuleError, ruleErrorText } from '../check-rules.ts';
import { EXIT } from '../exit-code.ts';
import { jsonText } from '../json-text.ts';
import { paragraph } from '../table.ts';
import { AWAY_EXIT, connect, DATA, JSON_FLAG, print } from './connection.ts';
import { RULES_FILE, readRulesFile } from './rules-file.ts';

/** What `tierwise rules check --json` prints. */
export const RulesChecked = z.strictObject({
  /** How many rules the document holds. */
  rules: z.int(),
  errors: z.array(RuleError),
});

export const check = defineCommand({
  meta: {
    name: 'check',
    description: 'Check rules: their form, their names, their expressions and their waivers',
    details:
      'Takes a whole set of rules, as it is sent to the companion, or a list of rules. Without a file those in force are checked; only that needs the companion.',
    exits: [[EXIT.done, 'all rules hold'], [EXIT.failed, 'a rule is wrong'], AWAY_EXIT],
    examples: [
      'tierwise rules check',
      'tierwise rules check my-rules.json',
      'tierwise rules check - --json < my-rules.json',
    ],
  },
  args: { file: RULES_FILE, ...JSON_FLAG, ...DATA },
  async run({ args }) {
    const json = args.file
      ? await readRulesFile(args.file)
      : await (await connect(args))('GET', '/rules');
    const found = checkRuleDocument(json);
    process.exitCode = found.errors.length === 0 ? EXIT.done : EXIT.failed;
    if (args.json) print(jsonText(RulesChecked.parse(found)));
    else if (found.errors.length > 0)
      print(found.errors.map((error) => paragraph(ruleErrorText(error))).join('\n'));
    else print(found.rules === 1 ? '1 rule holds.' : `${found.rules} rules hold.`);
  },
});
