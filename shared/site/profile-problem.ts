import { en } from 'zod/locales';
import type * as z from 'zod/mini';

/** Something wrong in a profile, for people. */
export type ProfileProblem = {
  /** `net.submit[0].path`; '' is the whole. */
  path: string;
  /** What was expected and what is there instead. */
  message: string;
  /** From 1; null where there is no text to point into. */
  line: number | null;
  column: number | null;
};

/** A profile that is not used, with everything that is wrong in it. */
export class ProfileError extends Error {
  readonly problems: readonly ProfileProblem[];
  constructor(problems: readonly ProfileProblem[]) {
    super(sayProblems(problems));
    this.problems = problems;
  }
}

/** How a schema is to be asked, so that `problemsIn` can tell what is missing. */
export const ASKED = { error: en().localeError, reportInput: true } as const;

/** Where in a document something is: keys and places in lists. */
type Where = readonly PropertyKey[];

/** Everything that a schema found wrong, each with the place that it is about. */
export function problemsIn(error: z.core.$ZodError): { at: Where; message: string }[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        at: [...issue.path, key],
        message: 'is not known here',
      }));
    return [{ at: issue.path, message: wordsOf(issue) }];
  });
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return `is missing (expected ${issue.expected})`;
  const said = issue.message.replace(/^Invalid (input|string|option|key): /, '');
  return said.startsWith('Too ')
    ? said.replace(/^Too (big|small): expected \w+ to have/, 'must have')
    : said;
}

/** `net.submit[0].path` */
export function pathText(at: Where): string {
  return at.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    const key = String(step);
    if (!/^[\w-]+$/.test(key)) return `${text}[${JSON.stringify(key.slice(0, 60))}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

/** One line for each of the first problems, and how many more there are. */
export function sayProblems(problems: readonly ProfileProblem[], most = 3): string {
  const lines = problems.slice(0, most).map(({ path, message, line, column }) => {
    const where = line === null ? '' : `line ${line}, column ${column}: `;
    return `${where}${path === '' ? 'the profile' : path} ${message}`;
  });
  const more = problems.length - lines.length;
  return lines.join('\n') + (more > 0 ? `\nand ${more} more` : '');
}
