import type { ArgDef, ArgsDef, CommandDef, CommandMeta } from 'citty';
import { paragraph, table, terminalWidth } from './table.ts';

declare module 'citty' {
  interface CommandMeta {
    /** More than the one line of `description`: sentences. */
    details?: string;
    /** Exit codes beyond 0 and 64, each with what it means. */
    exits?: readonly (readonly [number, string])[];
    /** Command lines that work as they stand. */
    examples?: readonly string[];
  }
}

// biome-ignore lint/suspicious/noExplicitAny: citty's own type of a command with any arguments.
export type AnyCommand = CommandDef<any>;

const PLAIN = [{ title: '' }, { title: '' }];

/** All that a person needs to call the command. @param path its names: `['tierwise', 'rules']`. */
export function helpText(
  command: AnyCommand,
  path: readonly string[],
  width = terminalWidth(),
): string {
  const meta = command.meta as CommandMeta;
  const args = Object.entries((command.args ?? {}) as ArgsDef);
  const positional = args.filter(([, arg]) => arg.type === 'positional');
  const options = args.filter(([, arg]) => arg.type !== 'positional');
  const commands = Object.entries((command.subCommands ?? {}) as Record<string, AnyCommand>);
  const section = (title: string, rows: (readonly string[])[]) =>
    rows.length === 0 ? [] : [`${title}\n${table(PLAIN, rows, { width, indent: 2 })}`];
  return `${[
    paragraph(`${meta.description}.`, width),
    ...(meta.details === undefined ? [] : [paragraph(meta.details, width)]),
    `Usage\n${paragraph(usageLine(path, positional, options, commands.length > 0), width, 2)}`,
    ...section(
      'Commands',
      commands.map(([name, one]) => [name, (one.meta as CommandMeta).description ?? '']),
    ),
    ...section(
      'Arguments',
      positional.map(([name, arg]) => [name, arg.description ?? '']),
    ),
    ...section('Options', [
      ...options.map(([name, arg]) => [optionLabel(name, arg), arg.description ?? '']),
      ['--help', 'This text'],
    ]),
    ...section(
      'Ends with',
      [...new Map([[0, 'done'], [64, 'the command was wrong'], ...(meta.exits ?? [])])]
        .sort(([a], [b]) => a - b)
        .map(([code, text]) => [String(code), text]),
    ),
    ...section(
      'Examples',
      (meta.examples ?? []).map((one) => [one]),
    ),
  ].join('\n\n')}\n`;
}

function usageLine(
  path: readonly string[],
  positional: readonly [string, ArgDef][],
  options: readonly [string, ArgDef][],
  hasCommands: boolean,
): string {
  const required = options.filter(([, arg]) => arg.required);
  return [
    ...path,
    ...(hasCommands ? ['<command>'] : []),
    ...positional.map(([name, { required }]) => (required === false ? `[${name}]` : `<${name}>`)),
    ...required.map(([name, arg]) => optionLabel(name, arg)),
    ...(options.length > required.length ? ['[options]'] : []),
  ].join(' ');
}

function optionLabel(name: string, arg: ArgDef): string {
  return arg.type === 'boolean' ? `--${name}` : `--${name} <${arg.valueHint ?? name}>`;
}
