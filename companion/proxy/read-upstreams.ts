import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { BUNDLED_PROFILES } from '../../shared/site/bundled-profiles.ts';
import { ASKED, ProfileError, pathText, problemsIn } from '../../shared/site/profile-problem.ts';
import { resolveProfile } from '../../shared/site/resolve-profile.ts';
import { REQUEST_HEADERS, RESPONSE_HEADERS } from './header-names.ts';
import { isNamedPrivate } from './private-address.ts';
import {
  NO_UPSTREAMS,
  type Upstream,
  type UpstreamKey,
  type Upstreams,
  upstreamProblem,
} from './upstream.ts';
import { type UpstreamEntry, UpstreamsFile } from './upstream-entry.ts';
import { readUpstreamKey } from './upstream-key.ts';

const PARALLEL = 32;
/** Longer than images take. */
const TIMEOUT_S = 300;
const SAID = 5;

type Problem = { path: string; message: string };

/**
 * Reads the file of upstreams. Never throws: of a file that does not fit nothing is used, and one
 * key that cannot be had turns off its upstream.
 *
 * @param isWanted whether the person named the file: then it has to be there.
 */
export async function readUpstreams(
  file: string,
  environment: NodeJS.ProcessEnv,
  isWanted: boolean,
): Promise<Upstreams> {
  let text: string;
  try {
    const { mode } = await stat(file);
    if ((mode & 0o022) !== 0) return off(file, [{ path: '', message: OTHERS_WRITE }]);
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !isWanted) return NO_UPSTREAMS;
    return off(file, [{ path: '', message: `cannot be read (${code})` }]);
  }
  const read = entriesIn(text);
  if ('problems' in read) return off(file, read.problems);
  const usable: Upstream[] = [];
  const without: { name: string; why: string }[] = [];
  for (const { entry, profile } of read.entries) {
    const key = entry.key
      ? await readUpstreamKey(entry.key, dirname(file), environment)
      : ({ found: null } as const);
    if ('why' in key) without.push({ name: entry.name, why: key.why });
    else usable.push(upstreamOf(entry, profile, key.found));
  }
  const keyFiles = read.entries.flatMap(({ entry: { key } }) =>
    key?.file === undefined ? [] : [resolve(dirname(file), key.file)],
  );
  return { ...NO_UPSTREAMS, usable, off: without, keyFiles: [...new Set(keyFiles)] };
}

const OTHERS_WRITE = 'may be written by others: chmod go-w it';

/** What people have to know about them. */
export function upstreamNotices(upstreams: Upstreams): string[] {
  const problem = upstreamProblem(upstreams);
  return [
    ...(problem === null ? [] : [problem]),
    ...upstreams.off.map(({ name, why }) => `The upstream "${name}" is off: ${why}.`),
  ];
}

type Read = { entry: UpstreamEntry; profile: Upstream['profile'] };

function entriesIn(text: string): { entries: Read[] } | { problems: Problem[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own words quote the file.
    return { problems: [{ path: '', message: 'is not JSON' }] };
  }
  const parsed = UpstreamsFile.safeParse(value, ASKED);
  if (!parsed.success) {
    const problems = problemsIn(parsed.error).map(({ at, message }) => ({
      path: pathText(at),
      message,
    }));
    return { problems };
  }
  const entries: Read[] = [];
  const problems: Problem[] = [];
  for (const [i, entry] of parsed.data.upstreams.entries()) {
    problems.push(...furtherProblems(entry, `upstreams[${i}]`));
    try {
      entries.push({ entry, profile: resolveProfile(entry.profile, BUNDLED_PROFILES).profile });
    } catch (error) {
      if (!(error instanceof ProfileError)) throw error;
      for (const { path, message } of error.problems)
        problems.push({ path: `upstreams[${i}].profile.${path}`, message });
    }
  }
  return problems.length > 0 ? { problems } : { entries };
}

/** What no field says by itself. */
function furtherProblems(
  { base, allow, key, target, requestHeaders = [] }: UpstreamEntry,
  at: string,
) {
  const { prefix } = baseOf(base);
  const problems: Problem[] = allow.flatMap(({ path }, i) =>
    path.startsWith(`${prefix}/`)
      ? []
      : [{ path: `${at}.allow[${i}].path`, message: `expected a path below "${prefix}/"` }],
  );
  if (key && requestHeaders.includes(key.header)) {
    problems.push({
      path: `${at}.requestHeaders`,
      message: `expected no "${key.header}", which holds the key`,
    });
  }
  if (target && requestHeaders.includes(target.header)) {
    problems.push({ path: `${at}.requestHeaders`, message: `expected no "${target.header}"` });
  }
  return problems;
}

function upstreamOf(
  entry: UpstreamEntry,
  profile: Upstream['profile'],
  key: UpstreamKey | null,
): Upstream {
  const { base, prefix } = baseOf(entry.base);
  return {
    name: entry.name,
    base,
    prefix,
    isPrivate: isNamedPrivate(new URL(base).hostname),
    site: entry.site ?? base,
    zone: entry.zone ?? null,
    key,
    target: entry.target ?? null,
    allow: entry.allow,
    requestHeaders: entry.requestHeaders ?? REQUEST_HEADERS,
    responseHeaders: entry.responseHeaders ?? RESPONSE_HEADERS,
    parallel: entry.parallel ?? PARALLEL,
    timeoutMs: (entry.timeoutS ?? TIMEOUT_S) * 1000,
    refusal: entry.refusal ?? null,
    profile,
    pricing: entry,
  };
}

function baseOf(text: string): Pick<Upstream, 'base' | 'prefix'> {
  const { origin, pathname } = new URL(text);
  return { base: origin, prefix: pathname === '/' ? '' : pathname };
}

function off(file: string, problems: readonly Problem[]): Upstreams {
  const lines = problems
    .slice(0, SAID)
    .map(({ path, message }) => `${path === '' ? 'the file' : path}: ${message}`);
  const more = problems.length > SAID ? `; and ${problems.length - SAID} more` : '';
  return { ...NO_UPSTREAMS, fault: `${file}: ${lines.join('; ')}${more}` };
}
