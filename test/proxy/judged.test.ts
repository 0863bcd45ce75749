import { afterAll, beforeAll, expect, it } from 'vitest';
import { Waivers } from '../../shared/report/waivers.ts';
import type { Rule } from '../../shared/rule.ts';
import { takenBack } from '../../shared/waiver.ts';
import { IMAGES_KEY, type ImagesApi, imagesUpstream, startImagesApi } from './images-api.ts';
import { type Lab, startLab } from './lab.ts';

let api: ImagesApi;
let lab: Lab;
beforeAll(async () => {
  process.env.IMAGES_KEY = IMAGES_KEY;
  api = await startImagesApi();
  lab = await startLab([imagesUpstream(api.base)]);
  const rule = (id: string, when: string, verdict: Rule['verdict']): Rule => ({
    ...{ id, title: id, when, verdict, message: `Because of ${id}.`, mode: 'enforce' },
    ...{ source: 'user', expiresAt: null, params: [], watchedSince: null },
    scope: { sites: [], projects: [] },
  });
  await lab.setRules((rules) => ({
    ...rules,
    caps: { ...rules.caps, daily: 100_000, project: 20_000 },
    rules: [
      ...rules.rules,
      rule('ask-me', 'request.resolution == "ask"', 'confirm'),
      rule('ask-her', 'request.resolution == "approve"', 'needs-approval'),
      rule('never', 'request.resolution == "never"', 'block'),
    ],
  }));
});
afterAll(async () => {
  await lab.close();
  await api.close();
});

const PATH = '/images/images/generations';
const BODY = { model: 'gpt-image-1', prompt: 'a lighthouse', response_format: 'url' };
async function ask(change: object, headers: Record<string, string> = {}) {
  const body = JSON.stringify({ ...BODY, ...change });
  const reply = await lab.ask(PATH, { method: 'POST', body, headers });
  const reason = reply.headers.get('x-tierwise-reason');
  return {
    status: reply.status,
    reason,
    reply,
    json: (await reply.json()) as { [key: string]: unknown },
  };
}
const lastRequested = async () =>
  (await lab.events()).findLast(({ type }) => type === 'generation.requested');

it.each([
  ['ask', 403, 'code=needs-confirmation; rule=ask-me'],
  ['approve', 403, 'code=needs-approval; rule=ask-her'],
  ['never', 403, 'code=blocked; rule=never'],
])(
  'answers a verdict on "%s" with %i, and gives back what was set aside',
  async (size, status, reason) => {
    const before = api.seen.length;
    const asked = await ask({ size });
    expect([asked.status, asked.reason]).toEqual([status, reason]);
    expect(asked.json).toMatchObject({ error: { message: expect.stringMatching(/^Because of/) } });
    expect(api.seen.length).toBe(before);
    expect(await lastRequested()).toMatchObject({ outcome: 'refused', waiver: null });
    const { sites } = await lab.snapshot();
    expect(sites['https://images.example']?.reservations ?? []).toEqual([]);
  },
);

it('lets a reason pass what a rule wants confirmed, and nothing else', async () => {
  const waiver = { 'x-tierwise-waiver': 'the client asked for it' };
  expect((await ask({ size: 'ask' }, waiver)).status).toBe(200);
  expect(await lastRequested()).toMatchObject({
    outcome: 'released',
    waiver: 'the client asked for it',
    decision: { verdict: 'confirm', because: [{ rule: 'ask-me' }] },
  });
  for (const size of ['approve', 'never']) expect((await ask({ size }, waiver)).status).toBe(403);
  expect((await ask({ size: 'ask' }, { 'x-tierwise-waiver': '  ' })).status).toBe(403);
});

it('lets a request go that a standing waiver covers, and asks again once it is taken back', async () => {
  const waiver = {
    id: '019ab2c0-0000-7000-8000-000000000020',
    rule: 'ask-me',
    scope: { sites: ['https://images.example'], projects: ['spring teaser'], concept: null },
    reason: 'the nightly renders',
    since: Date.now() - 1000,
    until: null,
  };
  await lab.setRules((rules) => ({ ...rules, waivers: [waiver] }));
  const project = { 'x-tierwise-project': 'spring teaser' };
  expect((await ask({ size: 'ask' }, project)).status).toBe(200);
  expect(await lastRequested()).toMatchObject({
    outcome: 'released',
    waiver: null,
    decision: {
      verdict: 'allow',
      waived: [{ rule: 'ask-me', text: 'Because of ask-me.', waiver: waiver.id }],
    },
  });
  // Not elsewhere, and nothing else.
  expect((await ask({ size: 'ask' })).status).toBe(403);
  expect((await ask({ size: 'approve' }, project)).status).toBe(403);
  const { standing } = Waivers.parse(await lab.control('GET', '/rules/waivers'));
  expect(standing).toMatchObject([{ id: waiver.id, uses: [{ times: 1, credits: 4000 }] }]);
  await lab.setRules((rules) => ({
    ...rules,
    waivers: takenBack(rules.waivers, waiver.id, Date.now()),
  }));
  expect((await ask({ size: 'ask' }, project)).reason).toBe('code=needs-confirmation; rule=ask-me');
});

it('says in a dry run what it would answer, and leaves no trace', async () => {
  const before = [api.seen.length, (await lab.events()).length];
  const dry = { 'x-tierwise-dry-run': '1' };
  const { json } = await ask({ n: 2 }, dry);
  expect(json).toMatchObject({ paid: true, status: 200, reason: null, quoted: '8' });
  expect((await ask({ n: 26 }, dry)).json).toMatchObject({
    status: 402,
    reason: { code: 'over-budget', rule: 'daily-cap' },
  });
  expect((await ask({ size: 'ask' }, dry)).json).toMatchObject({
    status: 403,
    reason: { code: 'needs-confirmation' },
  });
  const free = await lab.ask('/images/models', { headers: dry });
  expect(await free.json()).toEqual({ paid: false });
  expect([api.seen.length, (await lab.events()).length]).toEqual(before);
});

it('books a request on its project, whose cap holds too', async () => {
  const project = { 'x-tierwise-project': 'spring teaser' };
  expect((await ask({ n: 3 }, project)).status).toBe(200);
  expect(await lastRequested()).toMatchObject({ project: 'spring teaser' });
  const over = await ask({ n: 3 }, project);
  expect([over.status, over.reason]).toEqual([402, 'code=over-budget; rule=project-cap']);
  expect((await ask({ n: 3 })).status).toBe(200);
});

it('shows an unknown price as unknown', async () => {
  const { reply } = await ask({ model: 'another-model' });
  expect(reply.headers.get('x-tierwise-quoted')).toBe('unknown');
  expect(reply.headers.get('x-tierwise-charged')).toBe('unknown');
});

const form = (fields: [string, string][], boundary = 'b') =>
  `${fields.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--${boundary}--\r\n`;
const multipart = 'multipart/form-data; boundary=b';
const asJson = 'application/json';
const plain = JSON.stringify(BODY);

it.each([
  ['a key twice', asJson, `{"model":"gpt-image-1","prompt":"x","n":1,"n":10}`],
  ['a key twice, one escaped', asJson, `{"model":"gpt-image-1","prompt":"x","n":1,"\\u006e":10}`],
  ['a list for a number', asJson, `{"model":"gpt-image-1","prompt":"x","n":[10]}`],
  ['no JSON', asJson, '{"model":'],
  ['JSON behind a guard', asJson, `)]}'\n${plain}`],
  ['another encoding of text', asJson, Buffer.from(plain, 'utf16le')],
  ['bytes that are no text', asJson, Buffer.concat([Buffer.from(plain), Buffer.from([0xff])])],
  ['nothing', asJson, ''],
  ['a type that nobody reads', 'text/plain', plain],
  ['a type of its own', 'application/x-thing', plain],
  ['a form that is called JSON', asJson, form([['prompt', 'x']])],
  ['JSON that is called a form', 'application/x-www-form-urlencoded', plain],
  [
    'a field twice',
    multipart,
    form([
      ['model', 'gpt-image-1'],
      ['prompt', 'x'],
      ['n', '1'],
      ['n', '10'],
    ]),
  ],
  ['another boundary than announced', multipart, form([['prompt', 'x']], 'c')],
  ['words before the boundary', multipart, `--c\r\n${form([['prompt', 'x']])}`],
])('sends nothing whose price depends on the reader: %s', async (_, type, body) => {
  const before = api.seen.length;
  const reply = await lab.ask(PATH, {
    method: 'POST',
    body: body as string,
    headers: { 'content-type': type },
  });
  expect([reply.status, reply.headers.get('x-tierwise-reason')]).toEqual([422, 'code=unclear']);
  expect(api.seen.length).toBe(before);
});

it('sends nothing that is encoded, and nothing that the file does not allow', async () => {
  const before = api.seen.length;
  const init = { method: 'POST', body: plain };
  const encoded = await lab.ask(PATH, { ...init, headers: { 'content-encoding': 'gzip' } });
  expect([encoded.status, encoded.headers.get('x-tierwise-reason')]).toEqual([422, 'code=unclear']);
  for (const [method, path] of [
    ['POST', '/images/models'],
    ['DELETE', PATH],
    ['GET', PATH],
    ['POST', '/images/other'],
  ]) {
    const reply = await lab.ask(path!, { method: method! });
    expect([reply.status, reply.headers.get('x-tierwise-reason')]).toEqual([
      403,
      'code=not-allowed',
    ]);
  }
  expect((await lab.ask('/nobody/images/generations', init)).status).toBe(404);
  const large = await lab.ask(PATH, { method: 'POST', body: 'x'.repeat(33 * 2 ** 20) });
  expect(large.status).toBe(413);
  expect(api.seen.length).toBe(before);
});
