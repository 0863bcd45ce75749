import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLANK_PROFILE } from '../../shared/site/blank.ts';
import type { PageRequest } from '../../shared/site/learn/exchange.ts';
import { learnFromAnswer } from '../../shared/site/learn/learn-from-answer.ts';
import { learnFromRequest } from '../../shared/site/learn/learn-from-request.ts';
import { SiteProfile } from '../../shared/site/profile.ts';
import { answer, KNOWN, PROMPT, play, reading, request, type Step } from './play.ts';

const among = <T>(...all: T[]) => fc.constantFrom(...all);
const FIELDS = fc.record({
  prompt: among('prompt', 'prompts', 'text', 'positive_prompt', 'input_text', 'description'),
  model: among('model', 'modelId', 'model_id', 'engine', 'modelName'),
  aspect: among('aspect_ratio', 'aspectRatio', 'ratio'),
  resolution: among('resolution', 'imageResolution', 'imageSize', 'image_size', 'size', 'quality'),
  count: among('num_images', 'numImages', 'variants', 'imageCount', 'n', 'num_outputs'),
  parents: among(
    'image_input',
    'referenceImageUrls',
    'referenceImages',
    'imageUrls',
    'images_list',
    'input_urls',
    'image_urls',
  ),
});
const ANSWERS = fc.record({
  id: among('taskId', 'task_id', 'id', 'jobId', 'generation_id', 'prediction_id', 'request_id'),
  state: among('status', 'state', 'taskStatus', 'task_status'),
  running: among(
    'pending',
    'queued',
    'processing',
    'RUNNING',
    'in_progress',
    'IN_QUEUE',
    'starting',
  ),
  done: among('success', 'succeeded', 'COMPLETED', 'complete', 'finished', 'done'),
  charged: among(
    'costCredits',
    'creditsUsed',
    'credits_used',
    'consumeCredits',
    'creditsDeducted',
    'creditCost',
    'cost',
  ),
  images: among('images', 'output', 'outputs', 'results', 'data', 'imageUrls', 'result_urls'),
  url: among('url', 'imageUrl', 'image_url', 'uri', 'src', null),
});
/** How a document is wrapped. */
const WRAPS: ((inner: object) => object)[] = [
  (inner) => inner,
  (data) => ({ data }),
  (data) => ({ ok: true, data }),
  (data) => ({ code: 0, message: 'ok', data }),
  (data) => ({ code: 200, msg: 'success', data }),
  (result) => ({ success: true, result }),
  (inner) => [inner],
  (data) => ({ data: JSON.stringify(data) }),
  (task) => ({ data: { task } }),
];
const NESTS: ((fields: object, prompt: object) => object)[] = [
  (fields, prompt) => ({ ...prompt, ...fields }),
  (fields, prompt) => ({ ...prompt, options: fields }),
  (fields, prompt) => ({ input: { ...prompt, ...fields } }),
  (fields, prompt) => ({ payload: JSON.stringify({ ...prompt, ...fields }) }),
  (fields, prompt) => ({ params: [{ ...prompt, ...fields }] }),
];

test('names within the known spread, wrapped in any way, read the same', () => {
  const shape = fc.record({
    fields: FIELDS,
    names: ANSWERS,
    wrap: among(...WRAPS),
    nest: among(...NESTS),
    images: fc.integer({ min: 1, max: 4 }),
    cost: fc.integer({ min: 1, max: 90 }),
    poll: among('path', 'query', 'body'),
    id: among('a81fxK02', 'task-7f3a', '0b7ad7fa-19f1-4a6b-9d1f-6fcbb7f3d1aa', '812345'),
  });
  fc.assert(
    fc.property(shape, ({ fields, names, wrap, nest, images, cost, poll, id }) => {
      const asks = {
        [fields.model]: 'nano-banana-pro',
        [fields.aspect]: '16:9',
        [fields.resolution]: '2K',
        [fields.count]: images,
        [fields.parents]: ['https://cdn.example/in.png'],
      };
      const submit = request('POST', '/api/generate', nest(asks, { [fields.prompt]: PROMPT }));
      const polls: Record<string, PageRequest> = {
        path: request('GET', `/api/tasks/${id}`),
        query: request('GET', `/api/status?taskId=${id}`),
        body: request('POST', '/api/query', { taskId: id }),
      };
      const urls = Array.from({ length: images }, (_, n) => `https://cdn.example/o/${n}.png`);
      const made = urls.map((url) => (names.url === null ? url : { [names.url]: url, width: 8 }));
      const running = { [names.id]: id, [names.state]: names.running };
      const done = {
        [names.id]: id,
        [names.state]: names.done,
        [names.charged]: cost,
        [names.images]: made,
      };
      const steps: Step[] = [
        [submit, answer(wrap(running))],
        [polls[poll]!, answer(wrap(running))],
        [polls[poll]!, answer(wrap(done))],
      ];
      const played = play({ form: { model: ['Nano Banana Pro'] } }, submit, steps);
      expect(played.submit.confidence).toBeGreaterThanOrEqual(0.8);
      expect(played.request).toMatchObject({
        kind: 'image-to-image',
        ...{ prompt: PROMPT, model: 'nano-banana-pro', aspect: '16:9', resolution: '2K' },
        ...{ count: images, parents: [{ url: 'https://cdn.example/in.png' }] },
      });
      expect(played.last).toMatchObject({ task: id, state: 'succeeded' });
      expect([played.charged, played.assets]).toEqual([cost * 1000, urls]);
    }),
    { numRuns: 150, seed: 7 },
  );
});

test('seeing the same again changes nothing', () => {
  fc.assert(
    fc.property(FIELDS, ANSWERS, among(...WRAPS), (fields, names, wrap) => {
      const submit = request('POST', '/api/generate', {
        [fields.prompt]: PROMPT,
        [fields.model]: 'x1',
      });
      const said = answer(
        wrap({ [names.id]: 'tk-19', [names.state]: names.running, [names.charged]: 4 }),
      );
      const first = learnFromRequest(BLANK_PROFILE, submit, KNOWN)!;
      const after = learnFromAnswer(first.profile, submit, said, KNOWN)!;
      expect(learnFromRequest(after.profile, submit, KNOWN)?.profile).toBe(after.profile);
      expect(learnFromAnswer(after.profile, submit, said, KNOWN)?.profile).toBe(after.profile);
    }),
    { numRuns: 200, seed: 3 },
  );
});

test('whatever the page sends and gets, nothing throws and the profile stays whole', () => {
  const text = fc.oneof(
    fc.json({ maxDepth: 5 }),
    fc.string(),
    among('', '0:', '--x', 'data: {', '42[', ")]}'", '[[[', '\u0000'),
  );
  fc.assert(
    fc.property(
      text,
      text,
      fc.string(),
      among('GET', 'POST', 'WS', 'SSE'),
      (body, said, path, method) => {
        const asked = { ...request(method, '/'), url: `https://studio.example/${path}`, body };
        const known = { ...KNOWN, prompts: [body.slice(0, 40), PROMPT], tasks: ['1', path] };
        const one = learnFromRequest(BLANK_PROFILE, asked, known);
        const profile = one?.profile ?? BLANK_PROFILE;
        const two = learnFromAnswer(profile, asked, answer(said), known);
        for (const learned of [one, two])
          if (learned) expect(SiteProfile.safeParse(learned.profile).error?.issues).toBe(undefined);
        reading(two?.profile ?? profile, asked, answer(said), known);
      },
    ),
    { numRuns: 300, seed: 11 },
  );
});
