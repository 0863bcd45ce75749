import { Hono } from 'hono';
import { answerError } from './answer-error.ts';
import { currentSnapshot } from './current-snapshot.ts';
import type { Deps } from './deps.ts';
import { gatekeeper } from './gatekeeper.ts';
import { type Env, guard } from './guard.ts';
import { keepForecasts } from './keep-forecasts.ts';
import { ownEvents } from './own-events.ts';
import { openProxy } from './proxy/proxy.ts';
import { readReport } from './read-report.ts';
import { notFound, refusalReply } from './refusal.ts';
import { requestLog } from './request-log.ts';
import { assetsRoute } from './routes/assets.ts';
import { briefsRoute } from './routes/briefs.ts';
import { eventsRoute } from './routes/events.ts';
import { gateRoute } from './routes/gate.ts';
import { helloRoute } from './routes/hello.ts';
import { openApiRoute } from './routes/openapi.ts';
import { pairRoute } from './routes/pair.ts';
import { pairPageRoute } from './routes/pair-page.ts';
import { pairingsRoute } from './routes/pairings.ts';
import { proxyRoute } from './routes/proxy.ts';
import { replaysRoute } from './routes/replays.ts';
import { reportPageRoute } from './routes/report-page.ts';
import { reportsRoute } from './routes/reports.ts';
import { rulesRoute } from './routes/rules.ts';
import { snapshotRoute } from './routes/snapshot.ts';
import { thumbnailsRoute } from './routes/thumbnails.ts';
import { ticketsRoute } from './routes/tickets.ts';
import { upstreamsRoute } from './routes/upstreams.ts';
import { openTickets } from './tickets.ts';

/** The whole companion without its port: every request passes the guard before any route. */
export function createApp(deps: Deps) {
  const keep = ownEvents(deps);
  const current = keepForecasts(deps, keep, currentSnapshot(deps));
  const judge = gatekeeper(deps, keep);
  const proxy = openProxy(deps, { judge, keep, current });
  deps.beforeClose?.(proxy.close);
  const report = readReport(deps);
  const tickets = openTickets(deps.now);
  return new Hono<Env>()
    .onError(answerError(deps.log))
    .notFound((c) => refusalReply(c, notFound()))
    .use('*', requestLog(deps.log))
    .use('*', guard({ ...deps, tickets }))
    .route('/pair', pairPageRoute())
    .route('/openapi.json', openApiRoute(deps))
    .route('/v1/hello', helloRoute(deps))
    .route('/v1/pair', pairRoute(deps))
    .route('/v1/pairings', pairingsRoute(deps))
    .route('/v1/gate', gateRoute(judge))
    .route('/v1/events', eventsRoute(deps, current))
    .route('/v1/snapshot', snapshotRoute(deps, current))
    .route('/v1/rules', rulesRoute(deps))
    .route('/v1/briefs', briefsRoute(deps, keep))
    .route('/v1/replays', replaysRoute(deps))
    .route('/v1/reports', reportsRoute(report))
    .route('/v1/tickets', ticketsRoute(deps, tickets))
    .route('/reports', reportPageRoute(deps, report, tickets))
    .route('/v1/assets', assetsRoute(deps))
    .route('/v1/thumbnails', thumbnailsRoute(deps))
    .route('/v1/upstreams', upstreamsRoute(deps))
    .route('/proxy', proxyRoute(proxy));
}

/** For Hono's typed client. */
export type App = ReturnType<typeof createApp>;
