import type { Standin } from './standin.ts';
import { utilities } from './utilities.ts';

/** The page as its server sends it; what the client needs to know is in attributes of its root. */
export function documentOf(name: string, standin: Standin, elsewhere: string): string {
  const { truth, title, html = '', body = '', css = '' } = standin;
  return `<!doctype html>
<html lang="${truth.lang}"${html && ` ${html}`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${utilities}${css}</style>
</head>
<body>${body || '<div id="__next"></div>'}
<script type="module" src="/assets/${name}.js" data-elsewhere="${elsewhere}"></script>
</body>
</html>
`;
}
