import { signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import type { AssetCard } from '../../shared/asset-card.ts';
import { DEFAULT_RULES } from '../../shared/default-pack.ts';
import { DESTINATIONS } from '../../shared/destination.ts';
import { SHIPANY_TWO } from '../../shared/site/shipany-two.ts';
import { SHIPANY_TWO_ACT } from '../../shared/site/shipany-two-act.ts';
import { emptySnapshot } from '../../shared/snapshot.ts';
import type { View } from '../state.ts';
import type { FormState, OfferedModel } from './feature.ts';
import type { OverlayHandle } from './overlay-handle.ts';
import { planForPage } from './plan-for-page.ts';

const SITE = 'https://studio.example';
const NOW = 1_790_000_000_000;
const MEASURED = {
  model: 'banana-ai-pro',
  resolution: '1K',
  aspect: '9:16',
  width: 1152,
  height: 2048,
};
const MODELS: OfferedModel[] = [
  { id: 'nano-banana', label: 'Nano Banana' },
  {
    id: 'banana-ai-pro',
    label: 'Banana AI pro',
    resolutions: [
      { resolution: '1K', credits: 12_000 },
      { resolution: '2K', credits: 18_000 },
    ],
  },
];
const CARD: AssetCard = {
  id: '019ab2c0-0000-7000-8000-000000000001',
  position: 0,
  url: `${SITE}/draft.png`,
  media: 'image',
  width: 576,
  height: 1024,
  generation: '019ab2c0-0000-7000-8000-000000000002',
  site: SITE,
  at: NOW,
  request: {
    kind: 'text-to-image',
    media: 'image',
    prompt: 'a red fox',
    negativePrompt: null,
    model: 'nano-banana',
    tier: 'light',
    resolution: '1K',
    aspect: '9:16',
    count: 1,
    seed: null,
    durationS: null,
    parents: [],
    promotedFrom: null,
  },
  project: null,
  concept: null,
  charge: null,
  siblings: 1,
  latencyMs: null,
  thumbnail: null,
  rating: null,
  compositionKept: null,
};

function planWith(sizes: NonNullable<View['shelf']['sizes']>[string]) {
  const view: View = {
    snapshot: emptySnapshot(DEFAULT_RULES, NOW),
    connection: { state: 'connected', since: NOW, lastSync: null, waiting: 0, lost: 0, url: null },
    misunderstood: [],
    approvals: [],
    shelf: { revision: 0, week: { assets: 0, unreviewed: 0 }, sizes: { [SITE]: sizes } },
  };
  const form = signal({ shownBalance: null } as FormState);
  const handle: Pick<OverlayHandle, 'reader' | 'view' | 'profile' | 'recording'> = {
    reader: { site: SITE, form, submit: signal(null), parts: signal({}), models: signal(MODELS) },
    view: signal(view),
    profile: SHIPANY_TWO,
    recording: signal('live' as const),
  };
  const [social] = DESTINATIONS;
  const knowledge = {
    promoteTo: 'next' as const,
    destinations: social ? { '': social } : {},
    missing: new Set<string>(),
    models: { offered: () => [], unlisted: () => false },
    busy: false,
  };
  return planForPage(handle, SHIPANY_TWO_ACT, knowledge, CARD);
}

test('a size that was measured on this site decides which resolution reaches the destination', () => {
  expect(planWith([]).target?.resolution).toBe('2K');
  expect(planWith([MEASURED]).target?.resolution).toBe('1K');
});
