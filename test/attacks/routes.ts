import { inProcess } from '../../companion/in-process.ts';

export type Route = { method: string; path: string };

/** Every route of the application, and what is none: an unknown path, and OPTIONS. */
export async function everyRoute(): Promise<Route[]> {
  const companion = await inProcess();
  const routes = companion.app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => ({ method, path: path.replace(/:\w+/, 'x') }));
  await companion.close();
  const unique = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]));
  return [
    ...unique.values(),
    { method: 'OPTIONS', path: '/v1/events' },
    { method: 'GET', path: '/' },
    { method: 'GET', path: '/nothing/here' },
    { method: 'TRACE', path: '/v1/snapshot' },
  ];
}
