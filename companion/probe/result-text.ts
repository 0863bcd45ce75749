import type { Event } from '../../shared/event.ts';
import { ANCHORS } from '../../shared/site/parts.ts';
import type { Locator } from '../../shared/site/profile.ts';
import type { ProbeResult } from './result.ts';

/** The result for people, in the terminal. */
export function resultText(result: ProbeResult): string {
  const { url, profile, error, anchors, requests, events, notes, unanswered } = result;
  const lines = [url, verdictOf(result)];
  if (profile?.source === 'recognised') lines.push('Recognised on the page itself, by no profile');
  else if (profile)
    lines.push(`Profile ${profile.id}, version ${profile.version} (${profile.source})`);
  const found = ANCHORS.flatMap((name) => {
    const anchor = anchors[name];
    return anchor ? [{ name, ...anchor }] : [];
  });
  if (found.length > 0) lines.push('', 'On the page');
  for (const { name, confidence, text, rect, locator, evidence } of found) {
    const { width, height, x, y } = rect;
    const size = `${Math.round(width)}x${Math.round(height)} at ${Math.round(x)},${Math.round(y)}`;
    lines.push(
      `  ${name.padEnd(11)}${confidence.toFixed(2)}  ${text === null ? '' : `"${text}"  `}${size}`,
      `${' '.repeat(19)}${locatorText(locator)}`,
      ...(evidence.length > 0 ? [`${' '.repeat(19)}${evidence.join('; ')}`] : []),
    );
  }
  if (requests.length > 0) lines.push('', 'Requests that are understood');
  for (const { as, method, origin, path, confidence, evidence } of requests)
    lines.push(
      `  ${as.padEnd(11)}${confidence.toFixed(2)}  ${method} ${origin}${path}`,
      ...(evidence.length > 0 ? [`${' '.repeat(19)}${evidence.join('; ')}`] : []),
    );
  if (events.length > 0) lines.push('', 'Recorded');
  for (const event of events) lines.push(`  ${event.type.padEnd(22)}${eventText(event)}`);
  if (unanswered.length > 0) lines.push('', 'Asked for by the page and not answered by a route');
  for (const { method, url: asked, why } of unanswered)
    lines.push(`  ${method} ${asked}  (${why})`);
  if (notes.length > 0) lines.push('', 'Notes', ...notes.map((note) => `  ${note}`));
  if (error !== undefined) lines.push('', `Failed: ${error}`);
  return `${lines.map(readable).join('\n')}\n`;
}

function verdictOf({ understood, paused, error }: ProbeResult): string {
  if (understood) return 'Understood';
  return paused === null && error !== undefined ? 'Not read' : `Paused: ${paused}`;
}

function locatorText(locator: Locator | null): string {
  if (!locator) return 'no locator: told by its place alone';
  const { css, text, label } = locator;
  return [
    css,
    ...(text === undefined ? [] : [`text /${text}/`]),
    ...(label === undefined ? [] : [`label /${label}/`]),
  ].join('  ');
}

function eventText(event: Event): string {
  switch (event.type) {
    case 'generation.requested': {
      const { prompt, model, resolution, aspect, count } = event.request;
      return [
        event.outcome,
        prompt === null ? 'no prompt' : `"${prompt}"`,
        `model ${model ?? '?'}`,
        `resolution ${resolution ?? '?'}`,
        `aspect ${aspect ?? '?'}`,
        `count ${count ?? '?'}`,
        `quoted ${credits(event.quoted.credits)}`,
      ].join(', ');
    }
    case 'generation.accepted':
      return `task ${event.task ?? '?'}, charged ${credits(event.charged.credits)}`;
    case 'generation.finished':
      return [
        event.outcome,
        `${event.assets.length} assets`,
        `charged ${credits(event.charged.credits)}`,
        ...(event.latencyMs === null ? [] : [`${(event.latencyMs / 1000).toFixed(1)} s`]),
        ...(event.error ? [`${event.error.kind}: ${event.error.message}`] : []),
      ].join(', ');
    case 'generation.charged':
      return `${event.why}, charged ${credits(event.charged.credits)}`;
    case 'balance.observed':
      return credits(event.balance);
    case 'price.observed':
      return `${credits(event.credits)} for ${event.key.model ?? '?'}`;
    default:
      return '';
  }
}

function credits(thousandths: number | null): string {
  return thousandths === null ? '? cr' : `${thousandths / 1000} cr`;
}

/** What a page says must not command the terminal. */
function readable(line: string): string {
  return line.replace(/\p{C}/gu, ' ').slice(0, 1000);
}
