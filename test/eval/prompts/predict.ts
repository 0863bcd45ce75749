import type { PromptFacts } from '../../../shared/prompt/facts.ts';

/** The facts of a prompt as yes or no, by the names of the shared format and some of our own. */
export type Predicted = Record<
  | 'spatial'
  | 'anyRelation'
  | 'metric'
  | 'counting'
  | 'text'
  | 'attribute'
  | 'attribute_binding'
  | 'multi_object'
  | 'complex'
  | 'negation'
  | 'style'
  | 'styleOnly'
  | 'hands'
  | 'logo'
  | 'people'
  | 'layout'
  | 'photoreal'
  | 'print'
  | 'fourK'
  | 'motion'
  | 'camera'
  | 'blueSky'
  | 'specified',
  boolean
>;

/** Two things with so many attributes, relations, counts and texts together are complex. */
const COMPLEX_FROM = 2;

/** What the facts say under each label. `spatial` is explicit relations alone. */
export function predict(facts: PromptFacts): Predicted {
  const { spatial, counts, textBlocks, attributes, attributed, subjects, negations } = facts;
  return {
    spatial: spatial > 0,
    anyRelation: facts.anyRelation,
    metric: facts.metric > 0,
    counting: counts.length > 0,
    text: textBlocks > 0,
    attribute: attributes > 0,
    attribute_binding: attributed >= 2,
    multi_object: subjects >= 2,
    complex:
      subjects >= 2 &&
      attributes + spatial + counts.length + textBlocks + negations >= COMPLEX_FROM,
    negation: negations > 0,
    style: facts.style,
    styleOnly: facts.styleOnly,
    hands: facts.hands,
    logo: facts.logo,
    people: facts.people,
    layout: facts.layout > 0,
    photoreal: facts.photoreal,
    print: facts.print,
    fourK: facts.fourK,
    motion: facts.motion,
    camera: facts.camera,
    blueSky: facts.breadth === 'blue-sky',
    specified: facts.breadth === 'specified',
  };
}
