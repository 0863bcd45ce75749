import { trip } from '../trip.ts';
import { createBudget } from './budget.ts';
import { noticeEscapes } from './escapes.ts';
import { createHolds } from './hold.ts';
import { holdFetch } from './hold-fetch.ts';
import { holdForms } from './hold-forms.ts';
import { holdSockets } from './hold-sockets.ts';
import { holdXhr } from './hold-xhr.ts';
import { type Line, openLine } from './line.ts';
import { followRules } from './rules.ts';
import { watchEvents } from './watch-events.ts';

/** Starts the observer in the page's own world. What fails leaves the page as it was. */
export function observe(): void {
  const holds = createHolds();
  const line: Line = openLine((message) => {
    try {
      trip('receive');
      if (message.kind === 'watch') followRules(message.net, message.all);
      else holds.receive(line, message);
    } catch {
      // The bound of each hold frees it.
      line.fault('receive');
    }
  });
  const answers = createBudget(line, 'answers');
  const messages = createBudget(line, 'messages');
  for (const [where, start] of [
    ['fetch', () => holdFetch(line, holds, answers)],
    ['xhr', () => holdXhr(line, holds, answers)],
    ['forms', () => holdForms(line, holds, answers)],
    ['sockets', () => holdSockets(line, holds, messages)],
    ['events', () => watchEvents(line, messages)],
    ['escapes', () => noticeEscapes(line, holds, answers)],
  ] as const) {
    try {
      trip(`start-${where}`);
      start();
    } catch {
      line.fault(where);
    }
  }
}
