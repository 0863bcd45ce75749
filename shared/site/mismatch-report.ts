import type { Instant } from '../id.ts';
import { ANCHORS, type AnchorName } from './parts.ts';
import type { Locator } from './profile.ts';
import { counted, createScrub, type Scrub } from './scrub.ts';
import type { Anchor, SeenRequest, Understanding } from './understanding.ts';

/** An element without what it says: only how it is made. */
export type PageNode = {
  tag: string;
  role: string | null;
  type: string | null;
  /** Names, and how long their values are. */
  attributes: readonly { name: string; length: number }[];
  /** Letters of its own text. */
  text: number;
  shown: boolean;
  children: readonly PageNode[];
  /** Children that were left out. */
  more: number;
};

export type Mismatch = {
  /** ISO 8601. */
  when: string;
  /** Of the extension. */
  version: string;
  browser: string;
  /** What the page says that it is written in. */
  language: string | null;
  understanding: Understanding;
  misunderstood: readonly { at: Instant; what: string }[];
  /** The page around what was not found. */
  structure: PageNode | null;
  /** All that the person wrote on the page or before; nothing of it gets into the report. */
  typed: readonly string[];
};

/** Parts whose words are the person's own, or made of them. */
const PERSONAL: readonly AnchorName[] = ['prompt', 'negative', 'gallery'];
/** Attributes that hold a page's own names. */
const NAMES = /^(role|type|name|id|data-testid|data-slot|aria-haspopup)$/;
const ATTRIBUTE =
  /\[\s*([\w:-]+)\s*([~|^$*]?=)\s*("(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|[^\]\s]+)/g;
const LONG = 40;

/**
 * What a page was taken for and how it is built, as text that can be handed on: no prompts, no
 * tokens, no query strings, no addresses of pictures, no values but roles and types.
 */
export function mismatchReport(given: Mismatch): string {
  const { understanding, misunderstood, structure } = given;
  const scrub = createScrub(given.typed);
  const { profile, state, reason, anchors, requests } = understanding;
  const lines = [
    'Tierwise: what a page is taken for',
    `at: ${given.when}`,
    `Tierwise ${scrub(given.version)}, ${scrub(given.browser)}, page in ${scrub(given.language ?? '?')}`,
    `page: ${pathOf(understanding.site + understanding.path, scrub)}`,
    `profile: ${scrub(profile.id)}, version ${profile.version}, ${profile.source}`,
    `state: ${state}${reason === null ? '' : ` (${scrub(reason)})`}`,
    '',
    'parts:',
    ...ANCHORS.flatMap((name) => anchorLines(name, anchors[name], scrub)),
    '',
    'requests understood:',
    ...orNone(requests.map((one) => requestLine(one, scrub))),
    '',
    'not understood:',
    ...orNone(misunderstood.map(({ what }) => `  ${scrub(what)}`)),
    '',
    'the page around what was not found:',
    ...(structure ? nodeLines(structure, scrub, 1) : ['  nothing looked at']),
  ];
  return `${lines.join('\n')}\n`;
}

function orNone(lines: string[]): string[] {
  return lines.length === 0 ? ['  none'] : lines;
}

function anchorLines(name: AnchorName, anchor: Anchor | undefined, scrub: Scrub): string[] {
  if (!anchor) return [`  ${name}: not found`];
  const { locator, confidence, evidence, from, rect, text } = anchor;
  const size = `${Math.round(rect.width)}x${Math.round(rect.height)}`;
  return [
    `  ${name}: ${confidence.toFixed(2)}, ${from}, ${size}, words ${text?.length ?? 0}`,
    `    ${locator ? locatorLine(name, locator, scrub) : 'no locator'}`,
    ...evidence.map((one) => `    - ${scrub(one)}`),
  ];
}

function locatorLine(name: AnchorName, { css, text, label, expect }: Locator, scrub: Scrub) {
  const pattern = (of: string) =>
    PERSONAL.includes(name) || of.length > LONG ? counted(of) : scrub(of);
  return [
    selector(css, scrub),
    text === undefined ? '' : `text ${pattern(text)}`,
    label === undefined ? '' : `label ${pattern(label)}`,
    expect === undefined ? '' : `at most ${expect}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** A selector keeps the names that a page gives, and the length of everything else. */
function selector(css: string, scrub: Scrub): string {
  const short = css.replace(ATTRIBUTE, (_all, name: string, sign: string, value: string) => {
    const bare = value.replace(/^["']|["']$/g, '');
    const kept = NAMES.test(name) && /^[\w-]{1,40}$/.test(bare) ? bare : counted(bare);
    return `[${name}${sign}${kept}`;
  });
  return scrub(short);
}

function requestLine(seen: SeenRequest, scrub: Scrub): string {
  const { as, method, origin, path, confidence, evidence, rule } = seen;
  const why = evidence.map(scrub).join('; ');
  return `  ${as}: ${scrub(method)} ${pathOf(origin + path, scrub)} (rule ${scrub(rule)}), ${confidence.toFixed(2)}: ${why}`;
}

/** An address without its query, and without what in its path may be a key. */
function pathOf(address: string, scrub: Scrub): string {
  const [scheme = '', rest = ''] = (address.split(/[?#]/, 1)[0] ?? '').split('://', 2);
  return rest ? `${scrub(scheme)}://${scrub(rest)}` : scrub(scheme);
}

function nodeLines(node: PageNode, scrub: Scrub, depth: number): string[] {
  const { tag, role, type, attributes, text, shown, children, more } = node;
  const indent = '  '.repeat(depth);
  const words = [
    scrub(tag),
    role === null ? '' : `role=${scrub(role)}`,
    type === null ? '' : `type=${scrub(type)}`,
    ...attributes.map(({ name, length }) => `${scrub(name)}(${length})`),
  ].filter(Boolean);
  return [
    `${indent}<${words.join(' ')}>${text > 0 ? ` text(${text})` : ''}${shown ? '' : ' hidden'}`,
    ...children.flatMap((child) => nodeLines(child, scrub, depth + 1)),
    ...(more > 0 ? [`${indent}  and ${more} more`] : []),
  ];
}
