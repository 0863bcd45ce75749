import { defineContentScript } from 'wxt/utils/define-content-script';
import { observe } from '../site/observe/observe.ts';

/** Runs in the page's own world before its first script; registered for enabled sites only. */
export default defineContentScript({
  registration: 'runtime',
  matches: ['http://localhost/*'],
  world: 'MAIN',
  main() {
    observe();
  },
});
