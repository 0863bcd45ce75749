// Lists the tests that failed once and were tried again, so that a pass hides nothing.
import { mkdirSync, writeFileSync } from 'node:fs';

export const FILE = '.tmp/second-tries.json';

export default class SecondTries {
  #tried = [];

  onTestCaseResult(test) {
    if (!test.diagnostic()?.retryCount) return;
    const { state, errors } = test.result();
    const [why = ''] = (errors?.[0]?.message ?? '').split('\n');
    this.#tried.push({ test: `${test.module.relativeModuleId} > ${test.fullName}`, state, why });
  }

  onTestRunEnd() {
    mkdirSync('.tmp', { recursive: true });
    writeFileSync(FILE, JSON.stringify(this.#tried, null, 2));
  }
}
