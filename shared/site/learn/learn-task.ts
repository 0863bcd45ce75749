import { assetsIn } from '../named-asset.ts';
import { readAll, readText } from '../path.ts';
import type { SiteProfile } from '../profile.ts';
import { readState } from '../read-task.ts';
import { addPath } from './add-path.ts';
import {
  BALANCE_KEY,
  CHARGE_KEY,
  LOOSE_BALANCE_KEY,
  LOOSE_STATE_KEY,
  REFUND_KEY,
  STATE_KEY,
  TASK_KEYS,
  UNIT_KEY,
} from './answer-words.ts';
import type { Knowledge } from './exchange.ts';
import { type Leaf, leavesOf, pathOf, textOf } from './leaf.ts';
import { pictureLeaves } from './picture-leaves.ts';

type Task = SiteProfile['task'];
export type TaskFindings = {
  task: Task;
  /** What was found, in this answer. */
  id: string | null;
  /** How surely the id is the task's, 0 to 1. */
  idSure: number;
  state: string | null;
  pictures: number;
  charged: boolean;
  balance: boolean;
};

/**
 * What one document says of a task, written into the paths by which answers to submit and status
 * requests are read.
 *
 * @param wanted the task that it is about, where that is known.
 * @param sent texts of the request, which an answer may repeat.
 */
export function learnTask(
  before: Task,
  document: unknown,
  known: Knowledge,
  wanted: string | null,
  sent: ReadonlySet<string>,
  of: 'submit' | 'status',
): TaskFindings {
  const leaves = leavesOf(document);
  let task = before;
  const write = <Field extends 'id' | 'state' | 'charged' | 'balance'>(
    field: Field,
    leaf: Leaf,
  ) => {
    const path = pathOf(document, leaf);
    if (path === null) return;
    const paths = addPath(document, task[field] ?? [], path, textOf(leaf.value));
    if (paths !== task[field]) task = { ...task, [field]: paths };
  };
  const pictures = pictureLeaves(leaves, known.base, sent);
  const id = idLeaf(leaves, known, wanted, of === 'submit' ? sent : new Set());
  if (id) write('id', id.leaf);
  const state = stateLeaf(leaves, task, id?.leaf ?? null);
  const word = state ? String(state.value).toLowerCase() : null;
  // "success" without a picture may only mean that the request was taken.
  if (state && (of === 'status' || pictures.length > 0 || !task.states.succeeded.includes(word!)))
    task = withState(task, document, state, word!);
  const charge = chargeLeaf(leaves, known);
  if (charge) write('charged', charge);
  const balance = balanceLeaf(leaves, known);
  if (balance) write('balance', balance);
  const refund = leaves.find(
    ({ key, value }) => REFUND_KEY.test(key) && (value === true || isAmount(value)),
  );
  const refunded = task.refunded ?? [];
  const [back = ''] = refund?.paths ?? [];
  if (refund && back.length <= 300 && !refunded.includes(back))
    task = { ...task, refunded: [...refunded, back].slice(0, 30) };
  const lost = word !== null && task.states.failed.includes(word);
  if (lost && readText(document, task.error, 1000) === null) task = withError(task, leaves);
  task = withPictures(task, document, pictures, known.base);
  return {
    task,
    id: id ? textOf(id.leaf.value) : null,
    idSure: id?.sure ?? 0,
    state: word,
    pictures: pictures.length,
    charged: charge !== null,
    balance: balance !== null,
  };
}

/** A sentence under a name that may be a reason. */
function withError(task: Task, leaves: readonly Leaf[]): Task {
  const reason = leaves.find(
    ({ key, value }) =>
      /reason|err|fail|msg|message|detail|text|note|desc|why/.test(key) &&
      !/prompt/.test(key) &&
      typeof value === 'string' &&
      /\S\s+\S/.test(value),
  );
  const [path = ''] = reason?.paths ?? [];
  if (!reason || path.length > 300) return task;
  return { ...task, error: [...task.error, path].slice(-30) };
}

function idLeaf(
  leaves: readonly Leaf[],
  known: Knowledge,
  wanted: string | null,
  sent: ReadonlySet<string>,
): { leaf: Leaf; sure: number } | null {
  const ids = leaves.filter((leaf) => isId(leaf.value) && !ofOthers(leaf));
  const same = ids.filter(
    ({ value }) => textOf(value) === wanted || known.tasks.includes(textOf(value)),
  );
  if (same.length === 0 && wanted !== null) return null;
  const among = same.length > 0 ? same : ids.filter(({ value }) => !sent.has(textOf(value)));
  for (const [rank, key] of TASK_KEYS.entries()) {
    const [leaf] = among
      .filter((one) => key.test(one.key))
      .sort((one, other) => one.keys.length - other.keys.length);
    if (leaf) return { leaf, sure: same.length > 0 ? 1 : 0.9 - rank * 0.1 };
  }
  if (same[0]) return { leaf: same[0], sure: 0.9 };
  // Some pages name their tasks themselves.
  const own = ids.find(({ key, value }) => TASK_KEYS[0]!.test(key) && sent.has(textOf(value)));
  return own ? { leaf: own, sure: 0.8 } : null;
}

/** Whose, from where, with what. */
function ofOthers({ keys }: Leaf): boolean {
  return keys
    .slice(0, -1)
    .some((key) => /user|workspace|project|^model|client|provider|account|plan/.test(key));
}

function isId(value: unknown): boolean {
  return (
    (typeof value === 'string' && /^[\w.:/+=-]{1,200}$/.test(value) && !/^https?:/.test(value)) ||
    (typeof value === 'number' && Number.isInteger(value) && value > 0)
  );
}

function stateLeaf(leaves: readonly Leaf[], task: Task, id: Leaf | null): Leaf | null {
  const words = new Set(Object.values(task.states).flat());
  const beside = (leaf: Leaf) =>
    id === null
      ? 0
      : sharedLength(leaf.keys, id.keys) - Math.abs(leaf.keys.length - id.keys.length);
  const found = leaves.filter(({ key, value }) => {
    if (!STATE_KEY.test(key)) return false;
    const truth = typeof value === 'boolean';
    if (truth) return /complete|done|finish|ready/.test(key);
    return typeof value === 'string' && value !== '' && words.has(value.toLowerCase());
  });
  const rank = (leaf: Leaf) =>
    beside(leaf) * 2 +
    (LOOSE_STATE_KEY.test(leaf.key) ? -3 : 0) +
    (typeof leaf.value === 'boolean' ? -1 : 0) +
    (/task|job|state/.test(leaf.key) ? 0.5 : 0);
  return found.sort((one, other) => rank(other) - rank(one))[0] ?? null;
}

function sharedLength(one: readonly string[], other: readonly string[]): number {
  let at = 0;
  while (at < one.length - 1 && at < other.length - 1 && one[at] === other[at]) at += 1;
  return at;
}

function withState(task: Task, document: unknown, leaf: Leaf, word: string): Task {
  const path = leaf.paths.find((one) => readAll(document, one)[0] === leaf.value);
  const read = readState(task, document)?.word ?? null;
  if (path === undefined || read === word) return task;
  const others = task.state.filter((one) => one !== path);
  return { ...task, state: (read === null ? [...others, path] : [path, ...others]).slice(0, 30) };
}

function chargeLeaf(leaves: readonly Leaf[], known: Knowledge): Leaf | null {
  const found = leaves.filter(
    ({ key, keys, value }) =>
      isAmount(value) &&
      (CHARGE_KEY.test(key) ||
        (UNIT_KEY.test(key) && Number(value) > 0 && Number(value) === known.shownCost)) &&
      !keys.some((one) => /required|available|prices|plan|model|limit/.test(one)) &&
      !keys.slice(0, -1).includes('price'),
  );
  const rank = ({ key, value }: Leaf) =>
    (Number(value) === known.shownCost ? 2 : 0) + (/credit|point|coin/.test(key) ? 1 : 0);
  return found.sort((one, other) => rank(other) - rank(one))[0] ?? null;
}

function balanceLeaf(leaves: readonly Leaf[], known: Knowledge): Leaf | null {
  return (
    leaves.find(
      ({ key, keys, value }) =>
        (BALANCE_KEY.test(key) || (UNIT_KEY.test(key) && isLeft(value, known))) &&
        isAmount(value) &&
        !keys.some((one) => /required|price|plan|model|cost/.test(one)) &&
        (isLeft(value, known) ||
          (/remain|left|balance|after|new/.test(key) &&
            (!LOOSE_BALANCE_KEY.test(key) ||
              keys.some((one) => /credit|balance|point/.test(one))))),
    ) ?? null
  );
}

/** What the page shows, before or after it paid what it shows. */
function isLeft(value: unknown, { shownBalance, shownCost }: Knowledge): boolean {
  const left = Number(value);
  return (
    shownBalance !== null && (left === shownBalance || left === shownBalance - (shownCost ?? 0))
  );
}

export function isAmount(value: unknown): boolean {
  return (
    (typeof value === 'number' && Number.isFinite(value) && value >= 0) ||
    (typeof value === 'string' &&
      /^\s*\d[\d,]{0,12}(\.\d{1,6})?(\s*[^\d\s]{1,12})?\s*$/.test(value))
  );
}

/** An item of a list is the asset, and its own key leads to the address; else the value is all. */
export function withPictures(
  task: Task,
  document: unknown,
  pictures: readonly Leaf[],
  base: string,
): Task {
  const groups = Map.groupBy(pictures, ({ paths: [general = ''] }) => split(general).item);
  const largest = [...groups].sort(([, one], [, other]) => other.length - one.length)[0];
  if (!largest) return task;
  const [item, leaves] = largest;
  const read = assetsIn(document, task.assets, task.asset, base).length;
  const { key } = split(leaves[0]!.paths[0]!);
  if (read >= leaves.length || item.length > 300 || key.length > 300) return task;
  const others = task.assets.filter((path) => path !== item);
  const assets = (read === 0 ? [...others, item] : [item, ...others]).slice(0, 30);
  // The value itself comes last: of an object it says nothing.
  const keys = [...task.asset.url.filter((one) => one !== ''), key].filter((one) => one !== '');
  const url = [...new Set(keys), ''].slice(-30);
  return { ...task, assets, asset: { ...task.asset, url } };
}

function split(path: string): { item: string; key: string } {
  const at = path.lastIndexOf('[]');
  return at < 0
    ? { item: path, key: '' }
    : { item: path.slice(0, at + 2), key: path.slice(at + 3) };
}
