import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { usageError } from '../exit-code.ts';

export const RULES_FILE = {
  type: 'positional',
  required: false,
  description: 'JSON file; - reads the standard input',
} as const;

/** What a file says, or the standard input (`-`). Throws a CommandError where it cannot be read. */
export async function readGivenFile(file: string): Promise<string> {
  try {
    return file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    throw usageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** The JSON in the file. Throws a CommandError where there is none. */
export async function readRulesFile(file: string): Promise<unknown> {
  const found = await readGivenFile(file);
  try {
    return JSON.parse(found);
  } catch (error) {
    throw usageError(`${file} is not JSON: ${(error as Error).message}`);
  }
}
