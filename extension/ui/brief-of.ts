import { Brief } from '../../shared/brief/brief.ts';
import { formatCredits } from '../../shared/credit.ts';
import type { Destination } from '../../shared/destination.ts';
import type { Instant } from '../../shared/id.ts';
import { creditsOf } from './credits-of.ts';

/** A brief as it stands in the form. */
export type TypedBrief = {
  stills: string;
  clips: string;
  seconds: string;
  credits: string;
  deadline: Instant | null;
  destination: Destination | null;
  finals: Brief['finals'];
};

export type BriefErrors = Partial<Record<'stills' | 'clips' | 'seconds' | 'credits', string>>;

/** @param otherwise where the work goes, until a brief says so. */
export function typedBrief(brief: Brief | null, otherwise: Destination | null): TypedBrief {
  if (brief === null)
    return {
      ...{ stills: '1', clips: '0', seconds: '5', credits: '', deadline: null },
      ...{ destination: otherwise, finals: 'heavy' },
    };
  const { stills, clips, clipSeconds, credits, deadline, destination, finals } = brief;
  return {
    stills: String(stills),
    clips: String(clips),
    seconds: String(clipSeconds ?? 5),
    credits: credits === null ? '' : formatCredits(credits).replaceAll(',', ''),
    ...{ deadline, destination, finals },
  };
}

/** The brief that was typed, or what is wrong in it. */
export function briefOf(
  typed: TypedBrief,
  { project, since }: Pick<Brief, 'project' | 'since'>,
): { brief: Brief; errors: null } | { brief: null; errors: BriefErrors } {
  const [stills, clips] = [wholeOf(typed.stills), wholeOf(typed.clips)];
  const seconds = Number(typed.seconds.replace(',', '.'));
  const { credits, error } = creditsOf(typed.credits);
  const errors: BriefErrors = {
    ...((stills === null || stills > 40) && { stills: 'A whole number up to 40.' }),
    ...((clips === null || clips > 20) && { clips: 'A whole number up to 20.' }),
    ...(clips !== 0 && !(seconds > 0 && seconds <= 600) && { seconds: 'Seconds, like 5.' }),
    ...(stills === 0 && clips === 0 && { stills: 'At least one still or clip.' }),
    ...(error !== null && { credits: error }),
  };
  if (Object.keys(errors).length > 0) return { brief: null, errors };
  const { deadline, destination, finals } = typed;
  const brief = Brief.parse({
    ...{ stills, clips, clipSeconds: clips === 0 ? null : seconds },
    ...{ destination, deadline, credits, finals, project, since },
  });
  return { brief, errors: null };
}

function wholeOf(text: string): number | null {
  return /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : null;
}
