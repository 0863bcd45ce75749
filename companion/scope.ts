import type { Scope } from './pairing.ts';

/** What each method on each resource (the segment after `/v1/`, or of a page the first) asks of a key. */
const SCOPES: Record<string, Partial<Record<string, Scope | readonly Scope[]>>> = {
  // Who administers could pair a browser and ask with its key just as well.
  gate: { POST: ['ingest', 'admin'] },
  events: { POST: 'ingest' },
  snapshot: { GET: 'read' },
  rules: { GET: 'read', PUT: 'rules' },
  briefs: { PUT: 'rules' },
  replays: { POST: 'read' },
  reports: { GET: 'read' },
  tickets: { POST: 'read' },
  assets: { GET: 'read' },
  thumbnails: { GET: 'read', PUT: 'ingest' },
  upstreams: { GET: 'read' },
  proxy: { GET: 'ingest', POST: 'ingest', PUT: 'ingest', PATCH: 'ingest', DELETE: 'ingest' },
  pairings: { GET: 'admin', POST: 'admin', DELETE: 'admin' },
};

/** Whether a key of these scopes may do it. A path that no line names is open to all: there is nothing, or nothing of anybody's. */
export function isInScope(scopes: readonly Scope[], method: string, path: string): boolean {
  if (method === 'DELETE' && path === '/v1/pairings/current') return true;
  const resource = /^(?:\/v1)?\/([a-z]+)/.exec(path)?.[1] ?? '';
  const needed = SCOPES[resource]?.[method];
  return needed === undefined || [needed].flat().some((one) => scopes.includes(one));
}
