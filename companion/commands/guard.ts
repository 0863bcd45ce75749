import { text } from 'node:stream/consumers';
import { defineCommand } from 'citty';
import * as z from 'zod/mini';
import { Amount, formatAmount, formatCredits } from '../../shared/credit.ts';
import { type Because, Decision, GenerationKind, type Verdict } from '../../shared/generation.ts';
import { Id, Site, siteName } from '../../shared/id.ts';
import { GateReply, type GateRequest } from '../../shared/protocol.ts';
import { Snapshot } from '../../shared/snapshot.ts';
import { Tier } from '../../shared/tier.ts';
import type { Control } from '../control.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import { jsonText } from '../json-text.ts';
import { table } from '../table.ts';
import { AWAY_EXIT, connect, DATA, JSON_FLAG, print } from './connection.ts';
import { guardRequest } from './guard-request.ts';
import { minuteText } from './words.ts';

const PLAIN = [{ title: '' }, { title: '' }];
const VERDICT: Record<Verdict, string> = {
  allow: 'Allowed',
  confirm: 'Refused: it asks first',
  'needs-approval': 'Refused: it needs approval',
  block: 'Refused: blocked',
};

/** What `tierwise guard --json` prints. */
export const Guarded = z.strictObject({
  allowed: z.boolean(),
  dryRun: z.boolean(),
  generation: Id,
  site: Site,
  quoted: Amount,
  /** What the price was taken from, for people. */
  source: z.string(),
  decision: Decision,
  reservation: GateReply.shape.reservation,
});
export type Guarded = z.infer<typeof Guarded>;

const value = (valueHint: string, description: string) =>
  ({ type: 'string', valueHint, description }) as const;

export const guard = defineCommand({
  meta: {
    name: 'guard',
    description: 'Ask whether a request may go, by your rules and limits as they stand now',
    details:
      'For scripts that are about to spend credits. Only asks, unless --reserve: then the price is set aside for 15 minutes where the request may go, as it is for a press of Generate. Without --credits the price is what this account saw before; where nobody knows it, what nearly all of its kind cost at most stands in, and without that rules on prices give no verdict and say so.',
    exits: [
      [EXIT.done, 'allowed'],
      [EXIT.failed, 'refused: it asks first, needs approval, or is blocked'],
      AWAY_EXIT,
      [EXIT.broken, 'the companion could not answer'],
    ],
    examples: [
      'tierwise guard --site studio.example --kind text-to-image --credits 4',
      'tierwise guard --site https://studio.example --kind upscale --resolution 4K --json',
      'tierwise guard --site studio.example --kind text-to-image --model flux --prompt - --reserve < prompt.txt',
    ],
  },
  args: {
    site: {
      ...value('studio', 'The studio: its name once it was seen, or its address'),
      required: true,
    },
    kind: { ...value('kind', `One of ${GenerationKind.options.join(', ')}`), required: true },
    model: value('id', 'The studio’s own id of the model'),
    tier: value('tier', `${Tier.options.join(', ')}; by default as the model was seen lately`),
    resolution: value('text', 'As the studio writes it: 1K, 1024x1024'),
    count: value('number', 'Images or clips asked for'),
    duration: value('seconds', 'Length of a clip'),
    credits: value('number', 'What it costs'),
    prompt: value('text', 'The prompt; - reads it from the standard input'),
    project: value('name', 'The project that it is for'),
    reserve: { type: 'boolean', description: 'Set the price aside where it may go' },
    ...JSON_FLAG,
    ...DATA,
  },
  async run({ args }) {
    const control = await connect(args);
    const prompt = args.prompt === '-' ? await text(process.stdin) : (args.prompt ?? null);
    const snapshot = Snapshot.parse(await answerOf(control('GET', '/snapshot')));
    const { asked, source } = guardRequest(
      { ...args, prompt },
      snapshot,
      control.device,
      Date.now(),
    );
    let reply = await ask(control, { ...asked, dryRun: true });
    const dryRun = !(args.reserve && reply.decision.verdict === 'allow');
    if (!dryRun) reply = await ask(control, asked);
    const { decision, reservation } = reply;
    const found: Guarded = {
      allowed: decision.verdict === 'allow',
      dryRun,
      generation: asked.generation,
      site: asked.site,
      quoted: asked.quoted,
      source,
      decision,
      reservation,
    };
    process.exitCode = found.allowed ? EXIT.done : EXIT.failed;
    print(args.json ? jsonText(found) : guardedText(found));
  },
});

async function ask(control: Control, asked: GateRequest): Promise<GateReply> {
  return GateReply.parse(await answerOf(control('POST', '/gate', asked)));
}

/** 1 means refused by a rule, so whatever else went wrong ends with a code of its own. */
async function answerOf<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw new CommandError(EXIT.broken, (error as Error).message);
  }
}

function guardedText({ site, quoted, source, decision, reservation, ...one }: Guarded): string {
  const rows = (title: string, lines: readonly Because[]) =>
    lines.map(({ rule, text }, i) => [i === 0 ? title : '', `${rule}: ${text}`]);
  return `${VERDICT[decision.verdict]}\n${table(
    PLAIN,
    [
      ['Studio', siteName(site)],
      ['Price', `${formatAmount(quoted)} (${source})`],
      ...rows('Because', decision.because),
      ...rows('Only watched', decision.watched),
      ...rows('Not judged', decision.silent),
      ...rows('Waived', decision.waived ?? []),
      ...(reservation === null
        ? []
        : [
            [
              'Reserved',
              `${formatCredits(reservation.credits)} until ${minuteText(reservation.until)} for ${one.generation}`,
            ],
          ]),
    ],
    { indent: 2 },
  )}`;
}
