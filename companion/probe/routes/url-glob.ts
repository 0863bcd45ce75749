/** Whether a URL is one that a glob names: `exactly`, or only if `*` may stand for slashes too. */
export type UrlGlob = (url: string) => 'exactly' | 'loosely' | null;

/**
 * A glob over URLs: `*` stands for anything within one segment, `**` for anything, `{a,b}` for
 * either. It may be a whole URL, a path (`/api/tasks/*`, on any origin) or the end of one
 * (`tasks/*`). The query counts only where the glob has a `?`; a `/` at the end never does.
 */
export function urlGlob(glob: string): UrlGlob {
  const exact = pattern(glob, '[^/?]*');
  const loose = pattern(glob, '.*');
  const withQuery = glob.includes('?');
  return (url) => {
    const { origin, protocol, host, pathname, search } = new URL(url);
    // A socket's address has an opaque origin to some, and is often written as http.
    const from = origin === 'null' ? `${protocol}//${host}` : origin;
    const path = `${pathname.replace(/(.)\/$/, '$1')}${withQuery ? search : ''}`;
    const names = [`${from}${path}`, `${from.replace(/^ws/, 'http')}${path}`];
    if (names.some((name) => exact.test(name))) return 'exactly';
    return names.some((name) => loose.test(name)) ? 'loosely' : null;
  };
}

function pattern(glob: string, segment: string): RegExp {
  const [address = '', ...query] = glob.replace(/#.*$/s, '').split('?');
  const whole = /^[a-z*{][a-z+*{},]*:\/\/[^/]+$/i.test(address) ? `${address}/` : address;
  const trimmed = whole.replace(/([^/])\/$/, (end, before, at) =>
    /:\/\/[^/]+$/.test(whole.slice(0, at + 1)) ? end : before,
  );
  const written = [trimmed, ...query].join('?');
  const start = written.startsWith('/')
    ? '[^/]+://[^/]+'
    : /^(\*|[a-z{][a-z+{},*]*:\/\/)/i.test(written)
      ? ''
      : '.*/';
  return new RegExp(`^${start}${body(written, segment)}$`, 's');
}

function body(glob: string, segment: string): string {
  return glob.replace(
    /\/\*\*$|\*\*\/|\*\*|\*|\{([^{}]*,[^{}]*)\}|[\\^$.|?+()[\]{}]/g,
    (found, either: string) => {
      if (found === '/**') return '(?:/.*)?';
      if (found === '**/') return '(?:.*/)?';
      if (found === '**') return '.*';
      if (found === '*') return segment;
      if (either !== undefined)
        return `(?:${either
          .split(',')
          .map((one) => body(one, segment))
          .join('|')})`;
      return `\\${found}`;
    },
  );
}
