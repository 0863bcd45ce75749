import { defineCommand } from 'citty';
import { expect, it } from 'vitest';
import { runCommandLine } from './command-line.ts';
import { CommandError } from './exit-code.ts';

/** Runs a small command line; what a command was called with, what was printed, how it ended. */
async function run(...raw: string[]) {
  const called: unknown[] = [];
  let printed = '';
  const seen = (name: string) => (context: { args: object }) => {
    called.push([name, { ...context.args }]);
  };
  const text = { type: 'string', description: 'A text' } as const;
  const main = defineCommand({
    meta: { name: 'tool', description: 'A tool' },
    default: 'start',
    subCommands: {
      start: defineCommand({
        meta: { description: 'Start it' },
        args: { port: text },
        run: seen('start'),
      }),
      list: defineCommand({
        meta: { description: 'List', exits: [[9, 'nothing there']], examples: ['tool list a'] },
        args: {
          what: { type: 'positional', description: 'What' },
          json: { type: 'boolean', description: 'As JSON' },
          name: { ...text, required: true, valueHint: 'word' },
        },
        run: seen('list'),
      }),
      token: defineCommand({
        meta: { description: 'Tokens' },
        subCommands: {
          add: defineCommand({ meta: { description: 'Add one' }, run: seen('add') }),
        },
      }),
    },
  });
  const ended = await runCommandLine(main, 'tool', raw, (text) => {
    printed += text;
  }).catch((error: unknown) => error);
  const message = ended instanceof CommandError ? `${ended.exitCode}: ${ended.message}` : ended;
  return { called, printed, message };
}

it('runs the command that is named, the default without a name, and commands under commands', async () => {
  expect((await run()).called).toMatchObject([['start', {}]]);
  expect((await run('--port', '7')).called).toMatchObject([['start', { port: '7' }]]);
  expect((await run('list', 'all', '--name', 'x', '--json')).called).toMatchObject([
    ['list', { what: 'all', name: 'x', json: true }],
  ]);
  expect((await run('list', '--name=-x', '--', '--help')).called).toMatchObject([
    ['list', { what: '--help', name: '-x' }],
  ]);
  expect((await run('token', 'add')).called).toHaveLength(1);
});

it('ends with 64 and what was probably meant', async () => {
  for (const [raw, said] of [
    [['lst'], 'There is no command lst. Did you mean list? All of them: tool --help'],
    [['constructor'], 'There is no command constructor. All of them: tool --help'],
    [['token', 'ad'], 'There is no command ad. Did you mean add? All of them: tool token --help'],
    [['token'], 'Which one? tool token add'],
    [['token', '--x'], 'There is no option --x. All of them: tool token --help'],
    [
      ['--prot', '7'],
      'There is no option --prot. Did you mean --port? All of them: tool start --help',
    ],
    [['-p', '7'], 'There is no option -p. All of them: tool start --help'],
    [
      ['--no-port'],
      'There is no option --no-port. Did you mean --port? All of them: tool start --help',
    ],
    [['--port'], '--port needs a value. All of them: tool start --help'],
    [['--port', '-7'], '--port needs a value. If "-7" is meant: --port=-7'],
    [['list', 'all'], '--name is missing. All of them: tool list --help'],
    [['list', '--name', 'x'], '<what> is missing. All of them: tool list --help'],
    [['list', 'a', 'b', '--name', 'x'], '"b" is too much here. All of them: tool list --help'],
    [
      ['list', 'a', '--name', 'x', '--json=1'],
      '--json takes no value. All of them: tool list --help',
    ],
  ] as const) {
    const { called, printed, message } = await run(...raw);
    expect([called, printed, message]).toEqual([[], '', `64: ${said}`]);
  }
});

it('helps with each command: usage, options, how it ends, examples', async () => {
  const { called, printed } = await run('list', '--help');
  expect(called).toEqual([]);
  expect(printed).toBe(`List.

Usage
  tool list <what> --name <word> [options]

Arguments
  what  What

Options
  --json         As JSON
  --name <word>  A text
  --help         This text

Ends with
  0   done
  9   nothing there
  64  the command was wrong

Examples
  tool list a
`);
  expect((await run('--help')).printed).toContain('Usage\n  tool <command>\n');
  expect((await run('-h')).printed).toContain('Commands\n  start  Start it\n  list   List\n');
  expect((await run('token', '--help')).printed).toContain('tool token <command>');
});
