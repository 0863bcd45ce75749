import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type InProcess, inProcess, NOON } from '../in-process.ts';
import { protocolExamples } from '../protocol-examples.ts';
import { sampleGate, sampleRequested } from '../sample.ts';
import { OPERATIONS, REQUESTS } from './operations.ts';

type Content = { content?: Record<string, { schema?: object }> };
type OperationJson = {
  security: unknown[];
  requestBody?: Content;
  responses: Record<string, Content>;
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, OperationJson>>;
  components: { schemas: Record<string, object> };
};

let companion: InProcess;
let document: Document;
let ajv: Ajv2020;
beforeAll(async () => {
  companion = await inProcess();
  document = (await companion.ask('/openapi.json', companion.localAuthorization)).json;
  ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
  ajv.addKeyword('components');
  ajv.addSchema({ $id: 'https://tierwise.invalid/', components: document.components });
});
afterAll(() => companion.close());

/** What is wrong with a value by a schema of the document; null where it fits. */
function complaint({ content }: Content = {}, value: unknown): string | null {
  const schema = content?.['application/json']?.schema;
  if (schema === undefined) return 'no JSON is described';
  const { $ref } = schema as { $ref: string };
  const check = ajv.getSchema(`https://tierwise.invalid/${$ref}`);
  if (!check) return `${$ref} is not there`;
  return check(value) ? null : ajv.errorsText(check.errors);
}

/** The operation that a request goes to; literal segments before named ones. */
function operationOf(method: string, target: string): OperationJson {
  const path = target.replace(/\?.*$/, '');
  const fits = Object.keys(document.paths)
    .filter((one) =>
      new RegExp(`^${one.replace(/\{path\}/, '.+').replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
    )
    .sort((a, b) => a.split('{').length - b.split('{').length);
  return document.paths[fits[0] ?? '']?.[method.toLowerCase()] ?? expect.fail(`${method} ${path}`);
}

it('is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const found = await validator.validate(structuredClone(document));
  expect(found.errors).toBeUndefined();
  expect([found.valid, validator.version]).toEqual([true, '3.1']);
});

it('describes every route of the companion, and nothing else', () => {
  const ofRoutes = companion.app.routes
    .filter(({ path }) => path !== '/*')
    .flatMap(({ method, path }) => {
      const described = path.replace(/\/\*$/, '/{path}').replace(/:(\w+)/g, '{$1}');
      const methods = method === 'ALL' ? ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] : [method];
      return methods.map((one) => `${one} ${described}`);
    });
  const described = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((key) => key !== 'parameters')
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual([...new Set(ofRoutes)].sort());
});

it('takes the very schemas that requests are checked by', () => {
  const checked = companion.app.routes.flatMap(({ method, path, handler }) => {
    const { schema } = handler as { schema?: object };
    return schema ? [[`${method} ${path.replace(/:(\w+)/g, '{$1}')}`, schema] as const] : [];
  });
  const described = Object.entries(OPERATIONS).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { request }]) =>
      typeof request === 'string' ? [[`${method} ${path}`, REQUESTS[request]] as const] : [],
    ),
  );
  expect(new Set(described.map(([name]) => name))).toEqual(new Set(checked.map(([name]) => name)));
  for (const [name, schema] of described) expect(new Map(checked).get(name), name).toBe(schema);
});

it('fits every example of PROTOCOL.md, requests and replies', () => {
  let fitted = 0;
  for (const { method = '', path = '', body, form, status, reply = '' } of protocolExamples()) {
    // What an upstream takes and says is its own affair.
    if (path.startsWith('/proxy/')) continue;
    const { requestBody, responses } = operationOf(method, path);
    const name = `${method} ${path} ${status}`;
    if (body !== undefined && status === '200' && !body.startsWith('base64:'))
      expect(complaint(requestBody, JSON.parse(body)), name).toBeNull();
    if (form !== 'json') continue;
    const described = responses[status ?? ''] ?? responses.default;
    expect(complaint(described, JSON.parse(reply)), name).toBeNull();
    fitted += 1;
  }
  expect(fitted).toBeGreaterThan(20);
});

it('fits what a companion really answers, and refuses what it refuses', async () => {
  const browser = await companion.pair();
  const gate = sampleGate(browser.device, NOON);
  const events = [sampleRequested(browser.device, 1, NOON, gate.generation)];
  const bodies: Record<string, unknown> = {
    'POST /v1/gate': gate,
    'POST /v1/events': { events },
    'POST /v1/tickets': { week: '2026-W48' },
    'PUT /v1/rules': { ...companion.rules.data, revision: 99 },
  };
  for (const request of [
    ...Object.keys(bodies),
    'GET /v1/snapshot',
    'GET /v1/rules',
    'GET /v1/rules/history',
    'GET /v1/reports/2026-W48',
    'GET /v1/reports/never',
    'GET /v1/assets?from=0&limit=5',
    'GET /v1/assets?limit=0',
    'GET /v1/upstreams',
    'GET /v1/pairings',
    'DELETE /v1/pairings/none',
  ]) {
    const [method = '', path = ''] = request.split(' ');
    const isAdmin = path.startsWith('/v1/pairings');
    const authorization = isAdmin ? companion.localAuthorization : browser.authorization;
    const body = bodies[request];
    const sent = await companion.ask(path, authorization, {
      method,
      ...(body === undefined ? {} : { body }),
    });
    const { requestBody, responses } = operationOf(method, path);
    if (body !== undefined) expect(complaint(requestBody, body), request).toBeNull();
    const described = responses[String(sent.status)] ?? responses.default;
    expect(complaint(described, sent.json), `${request} ${sent.text}`).toBeNull();
  }
  const { requestBody } = operationOf('POST', '/v1/gate');
  for (const wrong of [
    { ...gate, more: 1 },
    { ...gate, site: 'studio' },
    { ...gate, at: 1.5 },
  ]) {
    expect(complaint(requestBody, wrong)).not.toBeNull();
    const sent = { method: 'POST', body: wrong };
    expect((await companion.ask('/v1/gate', browser.authorization, sent)).status).toBe(400);
  }
});

it('tells strangers nothing, and everybody with a key the same', async () => {
  const stranger = await companion.ask('/openapi.json', null);
  const nowhere = await companion.ask('/nowhere', null);
  expect([stranger.status, stranger.text]).toEqual([404, nowhere.text]);
  const browser = await companion.pair();
  const known = await companion.ask('/openapi.json', browser.authorization);
  expect([known.status, known.json]).toEqual([200, document]);
});
