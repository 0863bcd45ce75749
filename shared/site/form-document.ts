/**
 * The fields of a form body, by name: multipart where it begins with a boundary, else urlencoded.
 * A name that comes twice has a list. Fields that hold JSON stay text. The arguments of a server
 * action (a part `0` with references, `$K1` for the form in the parts `1_…`) are the
 * list that they are where they are sent as JSON. Null: there are none.
 */
export function formDocument(text: string): object | null {
  const fields = text.startsWith('--') ? partsOf(text) : pairsOf(text);
  const form: Record<string, unknown> = {};
  for (const [name, value] of fields) put(form, name, value);
  if (Object.keys(form).length === 0) return null;
  return actionArguments(form) ?? form;
}

function put(form: Record<string, unknown>, name: string, value: unknown): void {
  const key = name.replace(/\[\]$/, '');
  if (key === '__proto__') return;
  const had = Object.hasOwn(form, key) ? form[key] : undefined;
  form[key] = had === undefined ? value : Array.isArray(had) ? [...had, value] : [had, value];
}

function pairsOf(text: string): [string, unknown][] {
  try {
    return [...new URLSearchParams(text)].filter(([, value]) => value !== '');
  } catch {
    return [];
  }
}

function partsOf(text: string): [string, unknown][] {
  const boundary = /^--[^\r\n]+/.exec(text)?.[0];
  if (boundary === undefined) return [];
  return text.split(boundary).flatMap((part): [string, unknown][] => {
    const found = /^\r?\n([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(part);
    const name = found && /\bname="([^"]*)"/i.exec(found[1]!)?.[1];
    if (!found || name === null || name === undefined) return [];
    const file = /\bfilename="([^"]*)"/i.exec(found[1]!)?.[1];
    return [[name, file === undefined ? found[2]!.replace(/\r?\n$/, '') : { file }]];
  });
}

/** How React writes the arguments of a server action that JSON alone cannot hold. */
function actionArguments(form: Record<string, unknown>): object | null {
  const own = Object.entries(form).filter(([name]) => /^\d+_/.test(name));
  const root =
    typeof form['0'] === 'string' && /^\[/.test(form['0']) ? parse(form['0']) : undefined;
  if (root === undefined && own.length === 0) return null;
  const inner = (prefix: string) =>
    Object.fromEntries(
      own.flatMap(([name, value]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
      ),
    );
  const resolve = (value: unknown, depth: number): unknown => {
    if (depth > 20) return null;
    if (typeof value === 'string') {
      if (value === '$undefined') return null;
      if (value.startsWith('$$')) return value.slice(1);
      const form_ = /^\$K([0-9a-f]+)$/.exec(value)?.[1];
      if (form_ !== undefined) return inner(`${Number.parseInt(form_, 16)}_`);
      const part = /^\$[@QWB]?([0-9a-f]+)$/.exec(value)?.[1];
      const text = part === undefined ? undefined : form[String(Number.parseInt(part, 16))];
      return text === undefined
        ? value
        : typeof text === 'string'
          ? resolve(parse(text) ?? text, depth + 1)
          : text;
    }
    if (Array.isArray(value)) return value.map((one) => resolve(one, depth + 1));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, resolve(one, depth + 1)]),
      );
    return value;
  };
  if (Array.isArray(root)) return resolve(root, 0) as unknown[];
  return { ...inner(own[0]![0].replace(/_.*/s, '_')) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
