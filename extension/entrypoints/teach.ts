import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { latePart } from '../features/late-part.ts';
import { mountTeaching } from '../features/teach/mount-teaching.ts';

/** Says that a page is paused, reports on it, and has it taught; loaded when one of these is wanted. */
export default defineUnlistedScript(() => latePart('teach', mountTeaching));
