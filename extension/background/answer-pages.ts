import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { Amount, Credits } from '../../shared/credit.ts';
import { Decision, GenerationRequest } from '../../shared/generation.ts';
import { Id, Instant } from '../../shared/id.ts';
import { Waiver, WaiverSpan } from '../../shared/waiver.ts';
import { onMessage } from '../messages.ts';
import { admit } from './admit.ts';
import { awaitAnswer, dropAnswer } from './approvals.ts';
import { lookAtEmbedded } from './embedded.ts';
import { foresee, judge } from './gate.ts';
import { takePast } from './import-past.ts';
import { knownTasks } from './known-tasks.ts';
import { pairAt } from './pair-at.ts';
import { lookAtDue } from './picture.ts';
import { remindAt } from './remind.ts';
import { fromPage, fromPairing } from './sender.ts';
import { flush } from './sync.ts';
import { noteUnheard } from './unheard.ts';
import { noteUnheld } from './unheld.ts';
import { noteMisunderstood, refreshView } from './view.ts';
import { waive } from './waive.ts';

const HeldSchema = z.strictObject({
  generation: Id,
  at: Instant,
  request: GenerationRequest,
  shown: Amount,
  resetZone: z.nullable(z.string().check(z.maxLength(64))),
});
const Wanted = z.strictObject({
  generation: Id,
  decision: Decision,
  credits: z.nullable(z.int()),
  prompt: z.nullable(z.string()),
  model: z.nullable(z.string()),
});
const WaiveWanted = z.strictObject({
  rules: z.array(Waiver.shape.rule).check(z.minLength(1), z.maxLength(50)),
  concept: Id,
  span: WaiverSpan,
  reason: Waiver.shape.reason,
});
const Base64 = z.string().check(z.regex(/^[\w+/]+={0,2}$/), z.maxLength(45_000_000));
const Text = z.string().check(z.maxLength(400));
const UnheldSchema = z.strictObject({ how: Text, byEnter: z.boolean() });
const Tasks = z
  .array(
    z.strictObject({
      task: z.string().check(z.maxLength(300)),
      prompt: z.nullable(z.string().check(z.maxLength(20_000))),
      model: z.nullable(z.string().check(z.maxLength(200))),
      createdAt: z.nullable(Instant),
    }),
  )
  .check(z.maxLength(500));

const short = z.nullable(z.string().check(z.maxLength(200)));
const pixels = z.nullable(z.int().check(z.gt(0)));
const Past = z.strictObject({
  url: z.string().check(z.maxLength(8192)),
  ours: z.boolean(),
  rows: z
    .array(
      z.strictObject({
        ...Tasks._zod.def.element._zod.def.shape,
        charged: z.nullable(Credits),
        kind: short,
        resolution: short,
        aspect: short,
        owner: short,
        assets: z
          .array(
            z.strictObject({
              url: z.string().check(z.maxLength(4000)),
              width: pixels,
              height: pixels,
              seed: z.optional(z.string().check(z.maxLength(40))),
            }),
          )
          .check(z.maxLength(100)),
      }),
    )
    .check(z.maxLength(200)),
});

/**
 * What an account holds and costs is for the person to say, on a page of ours; what is expected of
 * it, for the companion.
 */
const NO_PAGES: ReadonlySet<string> = new Set([
  'plan.stated',
  'brief.stated',
  'concept.stated',
  'grants.stated',
  'forecast.made',
]);

/** Answers content scripts. Each handler first asks the browser who is speaking. */
export function answerPages(): void {
  onMessage('gate', async ({ data, sender }) => {
    const { site } = await fromPage(sender);
    return judge(HeldSchema.parse(data), site);
  });

  onMessage('foresee', async ({ data, sender }) => {
    const { site } = await fromPage(sender);
    return foresee(HeldSchema.parse(data), site);
  });

  onMessage('unheld', async ({ data, sender }) => {
    const { site } = await fromPage(sender);
    await noteUnheld(site, z.nullable(UnheldSchema).parse(data));
  });

  onMessage('observe', async ({ data, sender }) => {
    const { site } = await fromPage(sender);
    const told = data.slice(0, 100);
    const alien = told.filter(({ body }) => NO_PAGES.has(body.type));
    const seen = told.filter((one) => !alien.includes(one));
    const { settled, stored, refused } = await admit(seen, site);
    if (stored > 0) void refreshView().then(() => Promise.all([flush(), lookAtDue()]));
    for (const what of [...refused, ...alien.map(({ body }) => `a page said ${body.type}`)])
      void noteMisunderstood({ at: Date.now(), site, what: `Not recorded: ${what}` });
    return [...settled, ...alien.map(({ id }) => id)];
  });

  onMessage('remindAt', async ({ data, sender }) => {
    const { site } = await fromPage(sender);
    await remindAt(site, Instant.parse(data), Date.now());
  });

  onMessage('knownTasks', async ({ data, sender }) => {
    const { site } = await fromPage(sender);
    return knownTasks(Tasks.parse(data), site);
  });

  onMessage('embedded', async ({ data, sender }) => {
    const { site } = await fromPage(sender);
    await lookAtEmbedded(Base64.parse(data), site);
  });

  onMessage('unheard', async ({ data, sender }) => {
    const { site } = await fromPage(sender);
    await noteUnheard(Id.parse(data), site);
  });

  onMessage('past', async ({ data, sender }) => {
    const { site } = await fromPage(sender);
    return takePast(Past.parse(data), site);
  });

  onMessage('misunderstood', async ({ data, sender }) => {
    const { site } = await fromPage(sender);
    await noteMisunderstood({ at: Date.now(), site, what: Text.parse(data) });
  });

  onMessage('awaitApproval', async ({ data, sender }) => {
    const { site, tab } = await fromPage(sender);
    const { generation, decision, credits, prompt, model } = Wanted.parse(data);
    const at = Date.now();
    const because = decision.because;
    const approval = { generation, site, at, tab, prompt, model, credits, because };
    return awaitAnswer(approval, () => void refreshView());
  });

  onMessage('waive', async ({ data, sender }) => {
    const { site } = await fromPage(sender);
    return waive(WaiveWanted.parse(data), site);
  });

  onMessage('dropApproval', async ({ data, sender }) => {
    await fromPage(sender);
    await dropAnswer(Id.parse(data));
    await refreshView();
  });

  onMessage('openPanel', ({ sender }) => {
    // At once, before anything is awaited: the browser opens it for the person's own click only.
    const tabId = sender.tab?.id;
    if (sender.id === browser.runtime.id && tabId !== undefined)
      void browser.sidePanel?.open({ tabId }).catch(() => {});
  });

  onMessage('pair', ({ data, sender }) => pairAt(fromPairing(sender), Text.parse(data)));
}
