import type { Rule } from '../../../shared/rule.ts';

/** What a rule does, as its card says it. */
export const VERDICTS: Record<Rule['verdict'], string> = {
  allow: 'lets it go, with a note',
  confirm: 'asks first',
  'needs-approval': 'needs approval',
  block: 'blocks',
};
