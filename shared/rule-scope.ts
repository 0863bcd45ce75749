import * as z from 'zod/mini';
import type { Facts } from './facts.ts';
import { Site } from './id.ts';

/** Where a rule or a waiver holds; an empty list stands for everywhere. */
export const RuleScope = z.strictObject({
  sites: z.array(Site).check(z.maxLength(50)),
  projects: z.array(z.string().check(z.maxLength(200))).check(z.maxLength(50)),
});
export type RuleScope = z.infer<typeof RuleScope>;

/** Whether a request lies in it; one without a project lies in no named one. */
export function isInScope({ sites, projects }: RuleScope, { request, project }: Facts): boolean {
  const holds = (wanted: readonly string[], found: string | undefined) =>
    wanted.length === 0 || (found !== undefined && wanted.includes(found));
  return holds(sites, request.site) && holds(projects, project.name);
}
