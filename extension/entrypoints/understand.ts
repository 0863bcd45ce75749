import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { latePart } from '../features/late-part.ts';
import { mountUnderstanding } from '../features/understand/mount-understanding.ts';

/** Looks for the form, and learns what its requests mean; loaded where no profile describes the page. */
export default defineUnlistedScript(() => latePart('understand', mountUnderstanding));
