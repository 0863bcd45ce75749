import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';
import { openApiDocument } from '../openapi/document.ts';

/** The interface for programs. Strangers get the 404 of any path, so that nobody can tell who is here. */
export function openApiRoute({ version }: Pick<Deps, 'version'>) {
  return new Hono<Env>().get('/', (c) => c.json(openApiDocument(version)));
}
