import { defineContentScript } from 'wxt/utils/define-content-script';
import { offerPairing } from '../site/offer-pairing.ts';

/** Runs on a companion's own pairing page only. */
export default defineContentScript({
  matches: ['http://127.0.0.1/pair*', 'http://localhost/pair*'],
  runAt: 'document_end',
  noScriptStartedPostMessage: true,
  main() {
    offerPairing();
  },
});
