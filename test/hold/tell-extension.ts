import type { Browser } from 'puppeteer-core';
import { sampleRule } from '../../companion/sample.ts';
import type { View } from '../../extension/state.ts';
import { DEFAULT_RULES } from '../../shared/default-pack.ts';
import type { Rule, RuleSet } from '../../shared/rule.ts';
import { surface } from '../walks/house.ts';

/** Sends a message as one of the extension's own pages does. */
export async function tell(
  browser: Browser,
  extension: string,
  type: string,
  data?: unknown,
): Promise<unknown> {
  const page = await surface(browser, extension, 'options');
  const message = JSON.stringify({ id: 1, type, data, timestamp: 0 });
  const reply = (await page.evaluate(`chrome.runtime.sendMessage(${message})`)) as {
    res?: unknown;
    err?: unknown;
  };
  await page.close();
  if (reply?.err) throw new Error(`${type}: ${JSON.stringify(reply.err)}`);
  return reply?.res;
}

/** What the surfaces read. */
export async function readView(browser: Browser, extension: string): Promise<View> {
  const page = await surface(browser, extension, 'options');
  const { view } = (await page.evaluate('chrome.storage.local.get("view")')) as { view: View };
  await page.close();
  return view;
}

/** Replaces the rules: all default ones off, and this one verdict for every generation. */
export async function judgeAll(
  browser: Browser,
  extension: string,
  verdict: Rule['verdict'] | null,
): Promise<void> {
  const rule = sampleRule({ verdict: verdict ?? 'allow', mode: verdict ? 'enforce' : 'off' });
  await judgeBy(browser, extension, { away: 'rules', rules: [rule] });
}

/** Replaces the rules by the default ones and what is given in their place. */
export async function judgeBy(
  browser: Browser,
  extension: string,
  given: Partial<RuleSet>,
): Promise<void> {
  const { snapshot } = await readView(browser, extension);
  const wanted: RuleSet = { ...DEFAULT_RULES, revision: snapshot.rules.revision, ...given };
  const said = await tell(browser, extension, 'saveRules', wanted);
  if (!(said as { ok: boolean }).ok) throw new Error(JSON.stringify(said));
}
