import * as z from 'zod/mini';
import { COMPANION_PORTS } from '../../shared/protocol.ts';
import { KEY_HEADERS } from '../proxy/header-names.ts';
import { OPERATIONS, type Operation, REPLIES, REQUESTS } from './operations.ts';

type Json = { [name: string]: unknown };

const REFUSED = { description: 'A refusal', ...content('ErrorReply') };

/** The companion's interface as OpenAPI 3.1, out of the schemas that its requests are checked by. */
export function openApiDocument(version: string): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Tierwise companion',
      version,
      description:
        'On this machine alone. Instants are milliseconds since 1970-01-01 UTC, credits are whole thousandths, null is "not known". What a reply holds beyond its schema is to be passed over. PROTOCOL.md says what each is for.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      {
        url: 'http://127.0.0.1:{port}',
        variables: {
          port: { default: String(COMPANION_PORTS[0]), description: 'As it says when it starts' },
        },
      },
    ],
    security: [{ key: [] }],
    paths: Object.fromEntries(
      Object.entries(OPERATIONS).map(([path, methods]) => [path, pathItem(path, methods)]),
    ),
    components: {
      schemas: { ...schemasOf(REQUESTS, 'input'), ...schemasOf(REPLIES, 'output') },
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: '<key>.<secret>',
          description: 'Of a pairing, or the command line’s own',
        },
        ticket: { type: 'apiKey', in: 'query', name: 'ticket', description: 'Good once' },
        ...Object.fromEntries(
          KEY_HEADERS.map((name) => [
            tokenScheme(name),
            { type: 'apiKey', in: 'header', name, description: 'The token of a script' },
          ]),
        ),
      },
    },
  };
}

function pathItem(path: string, methods: Readonly<Record<string, Operation>>): Json {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  return {
    ...(names.length > 0 && {
      parameters: names.map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
    }),
    ...Object.fromEntries(
      Object.entries(methods).map(([method, operation]) => [
        method.toLowerCase(),
        operationJson(operation),
      ]),
    ),
  };
}

function operationJson({ summary, access, query, request, reply, isTagged }: Operation): Json {
  return {
    summary,
    security: securityOf(access),
    ...(query && {
      parameters: Object.entries(query).map(([name, description]) => ({
        name: name.replace(/\?$/, ''),
        in: 'query',
        required: !name.endsWith('?'),
        description,
        schema: { type: 'string' },
      })),
    }),
    ...(request && { requestBody: { required: true, ...content(request) } }),
    responses: {
      '200': { description: 'As asked', ...content(reply) },
      ...(isTagged && { '304': { description: 'Nothing changed since that ETag' } }),
      default:
        access === 'token' ? { description: 'The upstream’s answer, or a refusal' } : REFUSED,
    },
  };
}

function securityOf(access: Operation['access']): Json[] {
  if (access === 'open') return [];
  if (access === 'token') return KEY_HEADERS.map((name) => ({ [tokenScheme(name)]: [] }));
  return access === 'ticket' ? [{ key: [] }, { ticket: [] }] : [{ key: [] }];
}

function tokenScheme(header: string): string {
  return `token-${header}`;
}

function content(what: string | readonly string[]): Json {
  const media = typeof what === 'string' ? ['application/json'] : what;
  const schema = typeof what === 'string' ? { schema: { $ref: refTo(what) } } : {};
  return { content: Object.fromEntries(media.map((type) => [type, schema])) };
}

function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}

/** As JSON Schema 2020-12, which OpenAPI 3.1 takes as it is; one refers to another by its name. */
function schemasOf(named: Readonly<Record<string, z.core.$ZodType>>, io: 'input' | 'output'): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: refTo, io, override: lenient });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema]),
  );
}

/** Only what is strict refuses more than it names. */
function lenient({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: Json }): void {
  const { def } = (zodSchema as z.core.$ZodObject)._zod;
  if (def.type === 'object' && def.catchall === undefined) delete jsonSchema.additionalProperties;
}
