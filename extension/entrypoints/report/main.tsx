import '../../ui/page.css';
import '../../ui/parts.css';
import { render } from 'preact';
import { REPORT_CSS } from '../../../shared/report/page/report-css.ts';
import { clockSignal } from '../../ui/stored.ts';
import { ReadReport } from './read-report.ts';
import { Report } from './report.tsx';

const sheet = new CSSStyleSheet();
sheet.replaceSync(REPORT_CSS);
document.adoptedStyleSheets = [sheet];

const read = new ReadReport(location.hash);
addEventListener('hashchange', () => read.follow(location.hash));
// Back from the review page: its verdicts belong into the figures.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void read.refresh();
});

render(<Report read={read} now={clockSignal()} />, document.querySelector('main') as HTMLElement);
