import { formDocument } from './form-document.ts';
import { rowsDocument } from './rows-document.ts';

/** Prefixes by which sites keep their JSON from being run as a script. */
const GUARD = /^\s*(?:\)\]\}'?,?|while\s*\(1\);|for\s*\(;;\);)\s*/;

/**
 * What a body or an answer says, as plain values that paths lead into: one for each message where
 * the text is a stream of them, none where it is not understood. Never throws.
 *
 * JSON is itself, a form an object of its fields (a file is `{file: name}`), the answer of a server
 * action an object of its rows by number, a socket.io frame the list `[event, data]`, and a text
 * that is nothing but an address or an image in base64 that text.
 *
 * @param type content type, where one was stated.
 */
export function documentsOf(text: string, type: string | null = null): unknown[] {
  const plain = parse(text.replace(GUARD, ''));
  if (plain !== undefined) return [plain];
  const start = text.slice(0, 400).trimStart();
  if (start.startsWith('--') || type?.includes('form-urlencoded')) {
    const form = formDocument(start.startsWith('--') ? text.trimStart() : text);
    return form ? [form] : [];
  }
  if (/^[0-9a-f]{1,6}:/.test(start)) {
    const rows = rowsDocument(text);
    if (rows) return [rows];
  }
  const frame = /^\d{1,3}(?:\/[^,[{]*,)?\d*(?=[[{])/.exec(start);
  if (frame) return some(parse(text.trimStart().slice(frame[0].length)));
  if (/^(?:data|event|id|retry|:)/.test(start) && /^data:/m.test(text)) {
    // A data: URL that stands alone is no stream.
    if (!/^data:[\w-]+\/[\w.+-]+[;,]/.test(start)) return eventsOf(text);
  }
  const lines = text
    .replaceAll('\u001e', '\n')
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (lines.length > 1 && /^\s*[[{]/.test(lines[0]!)) {
    // The last line may have been cut off by the end of the connection.
    const each = lines.flatMap((line) => some(parse(line)));
    if (each.length > 0) return each;
  }
  const joined = /^\s*\{/.test(text) ? joinedIn(text) : [];
  if (joined.length > 0) return joined;
  return /^(?:https?:\/\/|data:|\/)\S+$|^[\w+/-]{200,}={0,2}$/.test(text.trim())
    ? [text.trim()]
    : [];
}

/** Objects that follow each other with nothing between them; what is not whole yet is left. */
function joinedIn(text: string): unknown[] {
  const found: unknown[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gs)) {
    if (token === '{') {
      if (depth === 0) start = index;
      depth += 1;
    } else if (token === '}' && depth > 0) {
      depth -= 1;
      if (depth === 0) found.push(...some(parse(text.slice(start, index + 1))));
    }
  }
  return found;
}

/** Server-sent events: the data of each, parsed where it is JSON. */
function eventsOf(text: string): unknown[] {
  return text.split(/\r?\n\r?\n/).flatMap((event) => {
    const data = [...event.matchAll(/^data: ?(.*)$/gm)].map(([, line]) => line).join('\n');
    if (data === '' || data === '[DONE]') return [];
    return [parse(data) ?? data];
  });
}

function some(value: unknown): unknown[] {
  return value === undefined ? [] : [value];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
