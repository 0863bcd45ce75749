import { readText } from '../path.ts';
import type { SiteProfile } from '../profile.ts';
import { addPath } from './add-path.ts';
import { CHARGE_KEY, CREATED_KEY, TASK_KEYS } from './answer-words.ts';
import type { Knowledge } from './exchange.ts';
import { agrees } from './find-fields.ts';
import { comparable } from './find-prompt.ts';
import { type Leaf, leavesOf, textOf } from './leaf.ts';
import { pictureLeaves } from './picture-leaves.ts';
import { FIELD_KEYS, PROMPT_KEY } from './words.ts';

/** A list of objects in a document. */
export type ObjectList = { path: string; items: readonly object[] };

/** All lists of objects, the outer ones first. */
export function objectLists(document: unknown, path: readonly string[] = []): ObjectList[] {
  if (path.length > 6 || typeof document !== 'object' || document === null) return [];
  if (Array.isArray(document)) {
    const items = document.filter((one) => typeof one === 'object' && one !== null);
    const here = [...path.slice(0, -1), `${path.at(-1) ?? ''}[]`].join('.');
    return items.length > 0 && path.at(-1) !== '[]' ? [{ path: here, items }] : [];
  }
  return Object.entries(document).flatMap(([key, value]) =>
    /[.|*]|\[\]$|^$/.test(key) ? [] : objectLists(value, [...path, key]),
  );
}

type HistoryFound = { history: SiteProfile['history']; items: number; ours: boolean };

/** A list of past generations: a picture in each item, with what it was asked for or when. */
export function learnHistory(
  before: SiteProfile['history'],
  document: unknown,
  known: Knowledge,
): HistoryFound | null {
  let best: HistoryFound | null = null;
  for (const { path, items } of objectLists(document)) {
    const rows = items.slice(0, 50).map((item) => ({ item, leaves: leavesOf(item) }));
    const shown = rows.filter(({ leaves }) => pictureLeaves(leaves, known.base).length > 0);
    const told = shown.filter(({ leaves }) => {
      const prompt = leaves.some(
        ({ key, value }) => PROMPT_KEY.test(key) && typeof value === 'string',
      );
      const made = leaves.some(({ key }) => CREATED_KEY.test(key));
      return (
        prompt ||
        (made &&
          leaves.some(({ key }) => FIELD_KEYS.model.test(key) || /^(status|state|id)$/.test(key)))
      );
    });
    if (told.length < Math.max(1, rows.length * 0.5) || (best && best.items >= told.length))
      continue;
    const history = withRows({ ...before, list: withList(before.list, path) }, told, known);
    const ours = told.some(({ leaves }) => leaves.some(({ value }) => isOurs(value, known)));
    best = { history, items: told.length, ours };
  }
  return best;
}

function withRows(
  history: SiteProfile['history'],
  rows: readonly { item: object; leaves: Leaf[] }[],
  known: Knowledge,
): SiteProfile['history'] {
  const next = { ...history };
  for (const { item, leaves } of rows.slice(0, 5)) {
    const write = (field: keyof SiteProfile['history'], leaf: Leaf | undefined) => {
      const path = leaf?.paths[0];
      if (leaf && path && path.length <= 300)
        next[field] = addPath(item, next[field] ?? [], path, textOf(leaf.value));
    };
    write('url', pictureLeaves(leaves, known.base)[0]);
    write(
      'prompt',
      leaves.find(
        ({ key, value }) => PROMPT_KEY.test(key) && typeof value === 'string' && value !== '',
      ),
    );
    write(
      'model',
      leaves.find(({ key }) => FIELD_KEYS.model.test(key)),
    );
    for (const field of ['resolution', 'aspect'] as const)
      write(
        field,
        leaves.find(({ key, value }) => FIELD_KEYS[field].test(key) && typeof value === 'string'),
      );
    write(
      'createdAt',
      leaves.find(({ key }) => CREATED_KEY.test(key)),
    );
    write(
      'charged',
      leaves.find(({ key, value }) => CHARGE_KEY.test(key) && Number.isFinite(value)),
    );
    const ids = TASK_KEYS.flatMap((key) =>
      leaves.filter((leaf) => key.test(leaf.key) && leaf.keys.length === 1),
    );
    write('task', ids.find(({ value }) => known.tasks.includes(textOf(value))) ?? ids[0]);
  }
  return next;
}

function withList(list: readonly string[], path: string): readonly string[] {
  return list.includes(path) ? list : [...list, path].slice(0, 30);
}

function isOurs(value: unknown, known: Knowledge): boolean {
  if (typeof value !== 'string' || value === '') return false;
  return (
    known.tasks.includes(value) ||
    known.assets.includes(value) ||
    (value.length >= 8 && known.prompts.some((one) => comparable(one) === comparable(value)))
  );
}

const MODEL_ID = /^(id|key|slug|value|model|modelid|code|name|modelname|title)$/;
const MODEL_LABEL = /^(label|name|displayname|title|modelname)$/;
const PRICE =
  /^(credits?|price|cost|points?|creditcost|creditscost|costcredits|creditsper(image|generation))$/;

type ModelsFound = { models: SiteProfile['models']; items: number; agreeing: number };

/** A list of models: an id and a name in each item, with what it costs or as the form names it. */
export function learnModels(
  before: SiteProfile['models'],
  document: unknown,
  known: Knowledge,
): ModelsFound | null {
  let best: ModelsFound | null = null;
  for (const { path, items } of objectLists(document)) {
    const rows = items.slice(0, 100).map((item) => ({ item, leaves: leavesOf(item) }));
    const own = ({ leaves }: { leaves: Leaf[] }, key: RegExp) =>
      leaves.filter(
        (leaf) => leaf.keys.length === 1 && key.test(leaf.key) && typeof leaf.value === 'string',
      );
    const named = rows.filter((row) => own(row, MODEL_ID).length > 0);
    const priced = named.filter(({ leaves }) => leaves.some(({ key }) => PRICE.test(key)));
    const agreeing = named.filter((row) =>
      own(row, MODEL_ID).some(({ value }) => agrees(String(value), known.form.model) === 1),
    ).length;
    if (named.length < 2 || (priced.length < 2 && agreeing === 0)) continue;
    if (best && best.agreeing * 100 + best.items >= agreeing * 100 + named.length) continue;
    const models = { ...before, list: withList(before.list, path) };
    for (const row of named.slice(0, 3)) {
      const ids = own(row, MODEL_ID).sort((one, other) => idRank(one.key) - idRank(other.key));
      const label = own(row, MODEL_LABEL).find((leaf) => leaf !== ids[0]);
      if (ids[0]) models.id = addPath(row.item, models.id, ids[0].paths[0]!, textOf(ids[0].value));
      if (label)
        models.label = addPath(row.item, models.label, label.paths[0]!, textOf(label.value));
      const prices = objectLists(row.item).find(({ items: each }) =>
        each.every(
          (price) =>
            readText(price, models.price.resolution, 40) !== null &&
            leavesOf(price).some(({ key, value }) => PRICE.test(key) && Number.isFinite(value)),
        ),
      );
      if (prices) models.prices = withList(models.prices, prices.path);
    }
    best = { models, items: named.length, agreeing };
  }
  return best;
}

function idRank(key: string): number {
  const at = ['modelid', 'id', 'model', 'key', 'slug', 'value', 'code'].indexOf(key);
  return at < 0 ? 99 : at;
}
