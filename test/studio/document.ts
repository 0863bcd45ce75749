/** What the server tells the page through attributes of `<html>`: no inline script is allowed. */
export type PageSettings = { transport: 'fetch' | 'xhr'; faults: boolean };

/** Strict on purpose: whatever works beside it works on most real studios. */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

export const htmlPage = ({ transport, faults }: PageSettings): string => `<!doctype html>
<html lang="en" data-transport="${transport}"${faults ? ' data-faults' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Practice Studio</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/app.css">
<script type="module" src="/assets/app.js"></script>
</head>
<body><div id="root"></div></body>
</html>
`;

export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#f7c325"/><path d="M8 20c3 4 12 5 17-4" fill="none" stroke="#1b1708" stroke-width="3.2" stroke-linecap="round"/><circle cx="11" cy="11" r="2.6" fill="#1b1708"/></svg>`;
