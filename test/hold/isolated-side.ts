import { takePort } from '../../extension/site/take-port.ts';
import type { FromPage, ToPage } from '../../extension/site/wire.ts';

/**
 * Our end of the line to the observer, with nothing behind it: it does what the top page's address
 * asks for in `side`, and keeps what it was told in `said`.
 */
export type SidePlan = {
  /** Sent as it is; absent: the observer keeps the bundled rules. */
  watch?: { net: string; all: boolean };
  /**
   * `away`: the port is not taken. `silent`: no word. `lots`: released or refused by lot, late by
   * lot.
   */
  verdict: 'release' | 'refuse' | 'wait' | 'away' | 'silent' | 'lots';
  seed?: number;
};

const plan = JSON.parse(
  decodeURIComponent(window.top?.location.hash.slice(1) || '{"verdict":"release"}'),
) as SidePlan;
const said: FromPage[] = [];
/** Numbers of what was refused, in the order of the verdicts. */
const refused: number[] = [];
let post: (message: ToPage) => void = () => {};
let state = plan.seed ?? 1;

function lot(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

function decide(seq: number): void {
  if (plan.verdict === 'silent' || plan.verdict === 'away') return;
  if (plan.verdict !== 'lots') {
    post({ kind: plan.verdict, seq });
    return;
  }
  const refuse = lot() < 0.25;
  if (refuse) refused.push(seq);
  const verdict: ToPage = { kind: refuse ? 'refuse' : 'release', seq };
  if (lot() < 0.5) post(verdict);
  else setTimeout(() => post(verdict), lot() * 30);
}

if (plan.verdict !== 'away')
  takePort(
    (message) => {
      said.push(message);
      if (message.kind === 'submit') decide(message.seq);
      else if (message.kind === 'ping') post({ kind: 'pong', seq: message.seq });
    },
    (port) => {
      post = port.post;
      if (plan.watch) post({ kind: 'watch', seq: 0, ...plan.watch });
    },
  );
Object.assign(globalThis, { said, refused, say: (message: ToPage) => post(message) });
