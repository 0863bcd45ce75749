// Prints the closing lines from the test runner's own reports and turns them into the exit code.
import { readFileSync } from 'node:fs';
import { FILE } from './second-tries.mjs';

const [checked, tested] = process.argv.slice(2).map(Number);
let report = { numPassedTests: 0, numFailedTests: 0, testResults: [] };
try {
  report = JSON.parse(readFileSync('.tmp/tests.json', 'utf8'));
} catch (error) {
  console.log(`no test report: ${error.message}`);
}
// A file that cannot even be loaded counts as one failure: none of its tests ran.
const unloaded = report.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
).length;
try {
  const tried = JSON.parse(readFileSync(FILE, 'utf8'));
  const words = tried.map(({ test, state, why }) => `${test} (${state} then; first: ${why})`);
  console.log(`needed a second try: ${words.join('; ') || 'none'}`);
} catch (error) {
  console.log(`no list of second tries: ${error.message}`);
}
if (checked !== 0) console.log('npm run check failed');
const passed = report.numPassedTests;
const failed = report.numFailedTests + unloaded + (checked === 0 ? 0 : 1);
console.log(`${passed} passed, ${failed} failed`);
process.exit(passed > 0 && failed === 0 && tested === 0 ? 0 : 1);
