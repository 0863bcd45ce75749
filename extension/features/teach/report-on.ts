import { browser } from 'wxt/browser';
import { mismatchReport } from '../../../shared/site/mismatch-report.ts';
import type { Understanding } from '../../../shared/site/understanding.ts';
import { describePage, typedOn } from '../../site/teach/describe-page.ts';
import type { OverlayHandle } from '../overlay-handle.ts';

const MOST_NOTES = 20;

/** The report on this page as it stands. */
export function reportOn(handle: OverlayHandle): string {
  const { reader, site } = { reader: handle.reader, site: handle.reader.site };
  const view = handle.view.peek();
  const parts = Object.values(reader.parts.peek()).map(({ element }) => element);
  const prompts = (view?.snapshot.recent ?? []).map(({ prompt }) => prompt);
  const form = reader.form.peek().prompt;
  return mismatchReport({
    when: new Date().toISOString(),
    version: browser.runtime.getManifest().version,
    browser: browserName(),
    language: document.documentElement.lang || null,
    understanding: handle.understanding.peek() ?? unseen(handle),
    misunderstood: (view?.misunderstood ?? [])
      .filter((one) => one.site === site)
      .slice(-MOST_NOTES),
    structure: describePage(parts),
    typed: [...typedOn(), ...prompts, form].filter((text) => text !== null),
  });
}

function unseen({ reader, resolved }: OverlayHandle): Understanding {
  const { profile, source } = resolved.peek();
  return {
    ...{ site: reader.site, path: location.pathname, at: Date.now(), state: 'none' },
    looked: false,
    reason: 'not looked at yet',
    profile: { id: profile.id, version: profile.version, source },
    ...{ anchors: {}, requests: [] },
  };
}

type Brands = {
  userAgentData?: { platform: string; brands: { brand: string; version: string }[] };
};

function browserName(): string {
  const { userAgentData } = navigator as Brands;
  if (!userAgentData) return /(Firefox|Chrome)\/\d+/.exec(navigator.userAgent)?.[0] ?? '?';
  const named = userAgentData.brands.map(({ brand, version }) => `${brand} ${version}`);
  return `${named.join(', ')} on ${userAgentData.platform}`;
}
