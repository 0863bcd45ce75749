import type { AnchorName } from '../parts.ts';
import { balanceOf } from './balances.ts';
import { type Box, boxesOf } from './boxes.ts';
import { type Control, controlFor, controlsOf } from './controls.ts';
import { costOf } from './costs.ts';
import type { Described, PageDescription } from './description.ts';
import { type Finding, type Findings, MARK, type Verdict } from './found.ts';
import { galleryOf } from './galleries.ts';
import { isNearest, shared } from './kin.ts';
import { ENOUGH, type Signs, signsOf } from './signs.ts';
import { speaksOf } from './speech.ts';
import { isOfAnotherTrade, type Submit, short, submitsFor } from './submits.ts';

/** A box, what sends it off, and what says that pictures come of it. */
type Form = { box: Box; submit: Submit; next: Submit | null; signs: Signs; merit: number };

const NONE: Verdict = { state: 'none', reason: null, findings: {} };
/** Two that lie closer than this are not told apart. */
const APART = 0.08;
/** A box with less is no rival for what stands around another. */
const LIKELY = 0.36;

/** What a page is, and which of its elements are the parts of a studio's form. Pure. */
export function recognise(page: PageDescription): Verdict {
  const { prompts, negatives, fields, shown: shows } = boxesOf(page);
  const controls = controlsOf(page);
  const texts = prompts.filter(({ merit }) => merit >= LIKELY).map(({ box }) => box);
  const forms = prompts
    .slice(0, 12)
    .map((box) => formOf(box, texts, controls, negatives, page))
    .filter((form): form is Form => form !== null)
    .filter(({ signs }) => signs.points >= ENOUGH)
    .sort((a, b) => b.merit - a.merit || a.box.box.order - b.box.box.order);
  const [best, second] = forms;
  if (!best) return NONE;
  const pieces = piecesOf(best, fields);
  const shown = shows.length === 1 ? (shows[0] ?? null) : (shows.find(speaksOfPrompt) ?? null);
  if (pieces && !shown) return paused(`the prompt is put together from ${pieces} fields`);
  const prompt = pieces && shown ? assembledOf(shown, pieces) : promptOf(best);
  const submit = submitOf(best);
  if (!pieces && second && best.merit - second.merit < APART && !areAlike(best, second))
    return paused(`two boxes look alike: ${nameOf(best.box.box)} and ${nameOf(second.box.box)}`);
  if (prompt.confidence < MARK) return paused(`${nameOf(best.box.box)} is not surely the prompt`);
  if (best.next && best.submit.merit - best.next.merit < APART)
    return paused(
      `two buttons look alike: ${nameOf(best.submit.press)} and ${nameOf(best.next.press)}`,
      { prompt },
    );
  if (submit.confidence < MARK)
    return paused(`${nameOf(best.submit.press)} is not surely what submits the prompt`, { prompt });
  return {
    state: 'understood',
    reason: null,
    findings: { prompt, submit, ...rest(best, texts, controls, negatives, page) },
  };
}

function formOf(
  box: Box,
  boxes: readonly Described[],
  controls: readonly Control[],
  negatives: readonly Described[],
  page: PageDescription,
): Form | null {
  const groups = new Set(
    controls.filter(({ kind, merit }) => kind && merit >= MARK).flatMap(({ of }) => of),
  );
  const [submit, next = null] = submitsFor(box.box, [...boxes, ...negatives], page).filter(
    ({ press, says }) => says === 'make' || !groups.has(press),
  );
  if (!submit || submit.merit < 0.3) return null;
  if (isOfAnotherTrade(box.box, submit.press, negatives, page)) return null;
  const others = boxes.filter((other) => other !== box.box);
  const signs = signsOf(box, submit, others, controls, negatives, page);
  const merit = box.merit + Math.min(0.7, submit.merit) * 0.5 + Math.min(6, signs.points) * 0.05;
  return { box, submit, next, signs, merit };
}

function promptOf({ box, merit, signs, submit }: Form): Finding {
  return {
    at: box.box.id,
    of: [box.box.id],
    confidence: clamp(merit - (box.speaks ? 0 : 0.05)),
    evidence: [...box.evidence, `beside ${nameOf(submit.press)}`, ...signs.evidence],
  };
}

function speaksOfPrompt(one: Described): boolean {
  return speaksOf(`${one.label} ${one.name} ${one.hint} ${one.handle}`, 'prompt');
}

/** Read there, and written in the fields. */
function assembledOf(shown: Described, pieces: number): Finding {
  return {
    at: shown.id,
    of: [shown.id],
    confidence: 0.8,
    evidence: [`the prompt is put together from ${pieces} fields and shown here`],
  };
}

function submitOf({ submit, box, signs }: Form): Finding {
  return {
    at: submit.press.id,
    of: [submit.press.id],
    confidence: clamp(
      submit.merit + 0.1 + Math.min(6, signs.points - ENOUGH) * 0.03 + (box.speaks ? 0.05 : 0),
    ),
    evidence: submit.evidence,
  };
}

/** The rest of the form, each part only above the mark. */
function rest(
  { box, submit }: Form,
  boxes: readonly Described[],
  controls: readonly Control[],
  negatives: readonly Described[],
  page: PageDescription,
): Findings {
  const found: { [A in AnchorName]?: Finding } = {};
  const put = (anchor: AnchorName, finding: Finding | null) => {
    if (finding && finding.confidence >= MARK) found[anchor] = finding;
  };
  const [negative] = negatives
    .filter((one) => isNearest(one, box.box, boxes))
    .sort((a, b) => shared(b, box.box) - shared(a, box.box));
  if (negative)
    put('negative', {
      at: negative.id,
      of: [negative.id],
      confidence: 0.88,
      evidence: ['its words say what to leave out'],
    });
  const chosen = (kind: Parameters<typeof controlFor>[0]) =>
    controlFor(kind, controls, box.box, submit.press, boxes);
  const model = chosen('model');
  const resolution = chosen('resolution');
  put('model', finding(model));
  put('resolution', finding(resolution));
  put('aspect', finding(chosen('aspect')));
  put('duration', finding(chosen('duration')));
  put('count', finding(chosen('count')));
  const cost = costOf(submit.press, box.box, model, resolution, boxes, page);
  put('cost', cost);
  put('balance', balanceOf(cost, page));
  put('gallery', galleryOf(box.box, submit.press, page));
  return found;
}

function finding(control: Control | null): Finding | null {
  return (
    control && {
      at: control.at,
      of: control.of.map(({ id }) => id),
      confidence: clamp(control.merit),
      evidence: control.evidence,
    }
  );
}

/** How many fields a prompt is put together from, where no box is one for free text. */
function piecesOf({ box, submit }: Form, fields: readonly Described[]): number | null {
  const near = shared(box.box, submit.press);
  const peers = fields.filter((one) => shared(one, submit.press) >= near - 1);
  const larger = peers.filter(
    ({ rect }) => rect.width * rect.height > box.box.rect.width * box.box.rect.height * 0.6,
  );
  return peers.length >= 4 && larger.length >= 4 ? peers.length : null;
}

/** Cards of one kind, each with its own box and button: whichever is used is a prompt. */
function areAlike(a: Form, b: Form): boolean {
  return (
    a.submit.press !== b.submit.press &&
    shared(a.box.box, a.submit.press) > shared(a.box.box, b.box.box) &&
    (a.box.box.hint === b.box.box.hint || a.box.box.label === b.box.box.label) &&
    a.submit.press.text === b.submit.press.text
  );
}

function paused(reason: string, findings: Findings = {}): Verdict {
  return { state: 'paused', reason, findings };
}

function clamp(value: number): number {
  return Math.round(Math.max(0, Math.min(0.98, value)) * 100) / 100;
}

function nameOf(one: Described): string {
  const words = one.kind === 'press' ? one.text || one.name : one.label || one.hint || one.name;
  return words
    ? `“${short(words)}”`
    : one.kind === 'press'
      ? 'a button with no name'
      : 'a box with no name';
}
