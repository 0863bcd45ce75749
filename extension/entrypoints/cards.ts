import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { FEATURES } from '../features/all.ts';
import { mountCards } from '../features/cards.tsx';
import type { Feature } from '../features/feature.ts';
import { latePart } from '../features/late-part.ts';
import { createReporter } from '../features/report-misunderstood.ts';
import { mountUnheld } from '../features/unheld/mount-unheld.ts';

/** All that is seen of Tierwise on the page; loaded into its isolated world once the page stands. */
export default defineUnlistedScript(() =>
  latePart('cards', (handle) => {
    const misunderstood = createReporter();
    const mount = (feature: Feature) => {
      try {
        if (feature.when(handle)) feature.mount(handle);
      } catch {
        misunderstood(`"${feature.id}" could not be shown`);
      }
    };
    FEATURES.below.forEach(mount);
    mountCards(handle);
    mountUnheld(handle);
    FEATURES.above.forEach(mount);
  }),
);
