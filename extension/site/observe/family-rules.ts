import type { NetRule, SiteProfile } from '../../../shared/site/profile.ts';

/** What is looked at of a rule here; what the body must say is asked elsewhere. */
export type Rule = Pick<NetRule, 'id' | 'method' | 'path' | 'origin' | 'header'> & {
  /** That it asks something of the body: then others share its address. */
  body?: unknown;
};
/** What is looked at: held before it goes, or its answer read; and how it is refused. */
export type Rules = {
  submit: readonly Rule[];
  watched: readonly Rule[];
  refusal: SiteProfile['refusal'];
};

/**
 * What holds from a page's first request until the profile arrives: the addresses of the bundled
 * family. Its profile says the same; here is only as much as every page has to load.
 */
export const FAMILY_RULES: Rules = {
  submit: [
    { id: 'generate', method: 'POST', path: '/api/ai/generate' },
    { id: 'upscale', method: 'POST', path: '/api/ai/upscale' },
  ],
  watched: [
    { id: 'query', method: 'POST', path: '/api/ai/query' },
    { id: 'credits', method: 'POST', path: '/api/user/get-user-credits' },
    { id: 'info', method: 'POST', path: '/api/user/get-user-info' },
    { id: 'credits-one', method: 'POST', path: '/api/get-user-credits' },
    { id: 'images', method: 'GET', path: '/api/user/images' },
    { id: 'configs', method: '*', path: '/api/config/get-configs' },
  ],
  refusal: {
    status: 200,
    type: 'application/json',
    body: '{"code":-1,"message":"Not sent: Tierwise held this request back."}',
  },
};
