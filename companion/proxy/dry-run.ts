import * as z from 'zod/mini';
import { Decision } from '../../shared/generation.ts';

/** What would become of a request that is only asked about. `status`: of HTTP, 200 where it would go. */
export const DryRunReply = z.union([
  z.object({ paid: z.literal(false) }),
  z.object({
    paid: z.literal(true),
    status: z.int(),
    reason: z.nullable(
      z.object({ code: z.string(), message: z.string(), rule: z.nullable(z.string()) }),
    ),
    decision: Decision,
    quoted: z.string(),
    remaining: z.string(),
  }),
]);
export type DryRunReply = z.infer<typeof DryRunReply>;
