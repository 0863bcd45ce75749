/** The one element of ours in the page, with everything that we show inside its shadow root. */
export function createOverlayRoot(ended: AbortSignal): ShadowRoot {
  const host = document.createElement('tierwise-overlay');
  // Open in the test build only: there, tests look inside.
  const root = host.attachShadow({ mode: import.meta.env.MODE === 'e2e' ? 'open' : 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ':host { all: initial !important; position: fixed !important; inset: 0 auto auto 0 !important; width: 0 !important; height: 0 !important; z-index: 2147483647 !important; display: block !important; }',
  );
  root.adoptedStyleSheets = [sheet];
  const attach = () => {
    if (host.parentNode !== document.documentElement) document.documentElement?.append(host);
  };
  // Pages that replace their whole document take the element with it: it comes back.
  const observer = new MutationObserver(attach);
  const start = () => {
    attach();
    observer.observe(document, { childList: true });
    observer.observe(document.documentElement, { childList: true });
  };
  // Earlier, the page's own first lay-out would have to be done twice.
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', start, { once: true, signal: ended });
  else start();
  ended.addEventListener('abort', () => {
    observer.disconnect();
    host.remove();
  });
  return root;
}
