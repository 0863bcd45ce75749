import type { ServerResponse } from 'node:http';
import { json, type Seen, startServer } from './local-server.ts';

export const IMAGES_KEY = 'sk-upstream-5f2c81d0e4';
/** A PNG of one pixel. */
export const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** How the next requests are answered. */
export type Mood = 'well' | 'hangs' | 'cuts' | 'cuts-head' | 'fails' | 'fails-mutely' | 'garbage';

/** A synchronous images API: an answer holds the images, or their addresses. */
export async function startImagesApi() {
  let mood: Mood = 'well';
  let held: ServerResponse[] = [];
  let aborted = 0;
  const server = await startServer(async (seen, reply) => {
    reply.on('close', () => {
      if (!reply.writableFinished) aborted += 1;
    });
    if (seen.headers.authorization !== `Bearer ${IMAGES_KEY}`)
      return error(reply, 401, 'Incorrect API key provided.', 'invalid_api_key');
    if (seen.url === '/v1/models')
      return json(reply, 200, { object: 'list', data: [{ id: 'gpt-image-1', object: 'model' }] });
    if (seen.url === '/v1/images/edits') return edits(seen, reply);
    if (seen.url !== '/v1/images/generations')
      return error(reply, 404, 'Unknown request URL', 'unknown_url');
    switch (mood) {
      case 'hangs':
        return held.push(reply);
      case 'cuts-head':
        return reply.destroy();
      case 'cuts':
        reply.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
        reply.write('{"created":1,"data":[{"b64_js');
        return setImmediate(() => reply.destroy());
      case 'fails':
        return error(reply, 500, 'The server had an error while processing your request.', null);
      case 'fails-mutely':
        reply.writeHead(502, { 'content-type': 'text/html' });
        return reply.end('<html><h1>502 Bad Gateway</h1></html>');
      case 'garbage':
        reply.writeHead(200, { 'content-type': 'application/json' });
        return reply.end('\u0000\u0001 not json at all');
      default:
        return images(seen, reply);
    }
  });
  return {
    ...server,
    base: `${server.origin}/v1`,
    feel(next: Mood) {
      mood = next;
    },
    /** Answers that the other side let go of. */
    aborted: () => aborted,
    isHolding: () => held.length,
    letGo() {
      for (const reply of held) reply.destroy();
      held = [];
    },
  };
}
export type ImagesApi = Awaited<ReturnType<typeof startImagesApi>>;

/** Where an image is asked for by its address, the answer has one too. */
function edits({ headers, body }: Seen, reply: ServerResponse): void {
  const isJson = headers['content-type']?.startsWith('application/json');
  const url = isJson ? JSON.parse(body.toString()).result : undefined;
  json(reply, 200, { created: 1, data: [url === undefined ? { b64_json: PNG } : { url }] });
}

function images({ body }: Seen, reply: ServerResponse): void {
  const asked = JSON.parse(body.toString());
  if (String(asked.prompt).includes('forbidden')) {
    error(reply, 400, 'Your request was rejected by our safety system.', 'moderation_blocked');
    return;
  }
  const n = asked.n ?? 1;
  if (asked.stream) {
    reply.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (data: object) =>
      reply.write(`event: ${(data as { type: string }).type}\ndata: ${JSON.stringify(data)}\n\n`);
    send({ type: 'image_generation.partial_image', b64_json: PNG, partial_image_index: 0 });
    setTimeout(() => {
      send({ type: 'image_generation.completed', b64_json: PNG });
      reply.end();
    }, 50);
    return;
  }
  const data = Array.from({ length: n }, (_, i) =>
    asked.response_format === 'url'
      ? { url: `https://cdn.images.example/${i}.png` }
      : { b64_json: picture(i) },
  );
  json(reply, 200, { created: 1_795_521_600, data });
}

/** What follows a PNG's end makes it another file of the same picture. */
export function picture(i: number): string {
  return Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.from([i])]).toString('base64');
}

function error(reply: ServerResponse, status: number, message: string, code: string | null): void {
  json(reply, status, { error: { message, type: 'invalid_request_error', param: null, code } });
}

/** How a person would describe it in the file of upstreams. */
export function imagesUpstream(base: string, change: object = {}) {
  const { pathname } = new URL(base);
  const prefix = pathname === '/' ? '' : pathname;
  return {
    name: 'images',
    base,
    site: 'https://images.example',
    zone: 'UTC',
    key: { header: 'authorization', value: 'Bearer {key}', env: 'IMAGES_KEY' },
    allow: [
      { method: 'POST', path: `${prefix}/images/generations` },
      { method: 'POST', path: `${prefix}/images/edits` },
      { method: 'GET', path: `${prefix}/models` },
    ],
    parallel: 500,
    refusal: { error: { message: '{message}', type: 'tierwise', param: null, code: '{code}' } },
    profile: {
      id: 'images-api',
      version: 1,
      net: {
        submit: ['generations', 'edits'].map((what) => ({
          id: what,
          method: 'POST',
          path: `${prefix}/images/${what}`,
          fixed: { media: 'image' },
          request: {
            prompt: ['prompt'],
            model: ['model'],
            resolution: ['size'],
            count: ['n'],
            parents: ['image', 'image[]'],
          },
        })),
      },
      task: { assets: ['data[]', ''], asset: { url: ['url', 'b64_json'] } },
    },
    defaults: { count: 1, quality: 'auto', resolution: '1024x1024' },
    prices: [
      { model: 'gpt-image-1', quality: 'high', credits: 17, per: 'asset' },
      { model: 'gpt-image-1', credits: 4, per: 'asset' },
    ],
    ...change,
  };
}
