import { parseArgs } from 'node:util';
import { type ArgsDef, type CommandDef, runCommand } from 'citty';
import { closest, distance } from 'fastest-levenshtein';
import { usageError } from './exit-code.ts';
import { type AnyCommand, helpText } from './help-text.ts';

/** Names further apart than this are not taken for a slip of the keys. */
const SLIP = 3;

/**
 * Runs the command that the words name, or prints its help. citty lets unknown options and
 * surplus words pass; here they end with what was probably meant. Throws what the command throws.
 */
export async function runCommandLine(
  main: AnyCommand,
  name: string,
  raw: readonly string[],
  print: (text: string) => void,
): Promise<void> {
  const { command, path, rest } = commandIn(main, name, raw);
  const end = rest.indexOf('--');
  if (rest.slice(0, end < 0 ? undefined : end).some((one) => one === '--help' || one === '-h')) {
    print(helpText(command, path));
    return;
  }
  if (command.subCommands) {
    const names = Object.keys(command.subCommands as object);
    const [word] = rest;
    if (word?.startsWith('-')) throw usageError(unknown('option', word, ['--help'], path));
    if (word !== undefined) throw usageError(unknown('command', word, names, path));
    throw usageError(`Which one? ${names.map((one) => [...path, one].join(' ')).join(', ')}`);
  }
  checkArguments(command, path, rest);
  await runCommand(command as CommandDef, { rawArgs: [...rest] });
}

/** Follows the names as far as there are commands; without any it is the default of the first. */
function commandIn(main: AnyCommand, name: string, raw: readonly string[]) {
  let command = main;
  const path = [name];
  let rest = [...raw];
  for (;;) {
    const under = command.subCommands as Record<string, AnyCommand> | undefined;
    const [word = ''] = rest;
    if (under && Object.hasOwn(under, word)) {
      command = under[word]!;
      path.push(word);
      rest = rest.slice(1);
      continue;
    }
    const standard = command.default as string | undefined;
    const isHelp = word === '--help' || word === '-h';
    if (!under || standard === undefined || isHelp || (word !== '' && !word.startsWith('-'))) break;
    command = under[standard]!;
    path.push(standard);
  }
  return { command, path, rest };
}

function checkArguments(command: AnyCommand, path: readonly string[], raw: readonly string[]) {
  const args = Object.entries((command.args ?? {}) as ArgsDef);
  const options = Object.fromEntries(
    args
      .filter(([, { type }]) => type !== 'positional')
      .map(([name, { type }]) => [
        name,
        { type: type === 'boolean' ? 'boolean' : 'string' } as const,
      ]),
  );
  const { tokens } = parseArgs({
    args: [...raw],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positional = args.filter(([, { type }]) => type === 'positional');
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const known = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (known === undefined || !token.rawName.startsWith('--')) {
      const names = [...Object.keys(options), 'help'].map((one) => `--${one}`);
      throw usageError(unknown('option', token.rawName, names, path));
    }
    if (known.type === 'string' && (token.value === undefined || token.value === '')) {
      throw usageError(`${token.rawName} needs a value.${hint(path)}`);
    }
    if (known.type === 'string' && !token.inlineValue && /^-./.test(token.value ?? '')) {
      const text = `${token.rawName}=${token.value}`;
      throw usageError(`${token.rawName} needs a value. If "${token.value}" is meant: ${text}`);
    }
    if (known.type === 'boolean' && token.value !== undefined) {
      throw usageError(`${token.rawName} takes no value.${hint(path)}`);
    }
  }
  const words = tokens.filter((token) => token.kind === 'positional');
  const surplus = words[positional.length];
  if (surplus) throw usageError(`"${surplus.value}" is too much here.${hint(path)}`);
  const missing = positional[words.length];
  if (missing && missing[1].required !== false) {
    throw usageError(`<${missing[0]}> is missing.${hint(path)}`);
  }
  for (const [name, { required }] of args) {
    const given = tokens.some((token) => token.kind === 'option' && token.name === name);
    if (required === true && options[name] && !given) {
      throw usageError(`--${name} is missing.${hint(path)}`);
    }
  }
}

function unknown(
  what: 'option' | 'command',
  given: string,
  known: readonly string[],
  path: readonly string[],
): string {
  const nearest = closest(given, known);
  const meant = distance(given, nearest) <= SLIP ? ` Did you mean ${nearest}?` : '';
  return `There is no ${what} ${given}.${meant}${hint(path)}`;
}

function hint(path: readonly string[]): string {
  return ` All of them: ${path.join(' ')} --help`;
}
