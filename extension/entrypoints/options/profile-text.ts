import { BUNDLED_PROFILES } from '../../../shared/site/bundled-profiles.ts';
import { checkProfileText } from '../../../shared/site/check-profile.ts';
import type { ProfileFile } from '../../../shared/site/profile.ts';
import type { ProfileProblem } from '../../../shared/site/profile-problem.ts';
import { resolveFile } from '../../../shared/site/resolve-knowledge.ts';

/** All that is wrong in a profile's text, selectors among it: here is a document to try them on. */
export function problemsOfText(text: string): readonly ProfileProblem[] {
  const checked = checkProfileText(text, badSelectors);
  if (!checked.ok) return checked.problems;
  const outcome = resolveFile(checked.file, BUNDLED_PROFILES);
  if (outcome.ok) return [];
  return [{ path: '', message: outcome.why, line: null, column: null }];
}

function badSelectors(file: ProfileFile): { at: (string | number)[]; message: string }[] {
  const parts = [
    ...Object.entries(file.dom ?? {}).map(([part, found]) => [['dom', part], found] as const),
    ...Object.entries(file.act?.dom ?? {}).map(
      ([part, found]) => [['act', 'dom', part], found] as const,
    ),
  ];
  const selectors = [
    ...parts.flatMap(([at, locators]) =>
      (locators ?? []).map(({ css }, index) => ({ at: [...at, index, 'css'], css })),
    ),
    ...(file.match?.fingerprint?.selectors ?? []).map((css, index) => ({
      at: ['match', 'fingerprint', 'selectors', index],
      css,
    })),
  ];
  return selectors
    .filter(({ css }) => !isSelector(css))
    .map(({ at, css }) => ({ at, message: `is not a CSS selector: ${css}` }));
}

function isSelector(css: string): boolean {
  try {
    document.createDocumentFragment().querySelector(css);
    return true;
  } catch {
    return false;
  }
}
