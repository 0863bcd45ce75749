import { useState } from 'preact/hooks';
import type { Brief } from '../../shared/brief/brief.ts';
import type { Destination } from '../../shared/destination.ts';
import type { Instant, Site } from '../../shared/id.ts';
import { type Outcome, sendMessage } from '../messages.ts';
import { ask } from './ask.ts';
import { briefOf, type TypedBrief, typedBrief } from './brief-of.ts';
import { Button } from './button.tsx';
import { Choice } from './choice.tsx';
import { deadlines, deadlineWords, localText } from './deadlines.ts';
import { DestinationPicker } from './destination-picker.tsx';
import { Field } from './field.tsx';
import { Said } from './said.tsx';

type Props = {
  site: Site;
  brief: Brief | null;
  now: Instant;
  project: string | null;
  destination: Destination | null;
  onDone(): void;
};

const OWN = 'own';

/** What is wanted, by when and for how much. */
export function BriefForm({ site, brief, now, project, destination, onDone }: Props) {
  const [typed, setTyped] = useState<TypedBrief>(() => typedBrief(brief, destination));
  const [tried, setTried] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const about = brief ?? { project, since: now };
  const read = briefOf(typed, about);
  const errors = tried ? read.errors : null;
  const edit = (change: Partial<TypedBrief>) => {
    setOutcome(null);
    setTyped({ ...typed, ...change });
  };
  const save = async (next: Brief | null) => {
    const answer = await ask(() => sendMessage('stateBrief', { site, brief: next }));
    setOutcome(answer);
    if (answer.ok) onDone();
  };
  const field = (name: 'stills' | 'clips' | 'seconds', label: string, unit?: string) => (
    <Field
      label={label}
      numeric
      {...(unit && { unit })}
      value={typed[name]}
      maxLength={5}
      error={errors?.[name] ?? null}
      onValue={(value) => edit({ [name]: value })}
    />
  );
  return (
    <form
      class="stack"
      aria-label="What is wanted"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (read.brief) void save(read.brief);
      }}
    >
      <div class="three">
        {field('stills', 'Stills')}
        {field('clips', 'Clips')}
        {field('seconds', 'Each clip', 's')}
      </div>
      <Deadline value={typed.deadline} now={now} onValue={(deadline) => edit({ deadline })} />
      <div class="pair">
        <Field
          label="Credits for it"
          numeric
          placeholder="all that is left"
          value={typed.credits}
          maxLength={12}
          error={errors?.credits ?? null}
          onValue={(credits) => edit({ credits })}
        />
        <Choice
          label="Finals"
          value={typed.finals}
          options={[
            ['heavy', 'rendered heavy'],
            ['any', 'any usable one'],
          ]}
          onValue={(finals) => edit({ finals: finals === 'any' ? 'any' : 'heavy' })}
        />
      </div>
      <DestinationPicker
        value={typed.destination}
        onValue={(next) => edit({ destination: next })}
      />
      {about.project !== null && (
        <p class="small soft">Generations of {about.project} alone count towards it.</p>
      )}
      <div class="row wrap">
        <button type="submit" class="button primary">
          {brief ? 'Change the brief' : 'Plan it'}
        </button>
        <Button look="quiet" onPress={onDone}>
          Cancel
        </Button>
        {brief && (
          <Button look="quiet" onPress={() => void save(null)}>
            Drop the brief
          </Button>
        )}
      </div>
      <Said outcome={outcome?.ok === false ? outcome : null} done="" />
    </form>
  );
}

type DeadlineProps = { value: Instant | null; now: Instant; onValue(at: Instant | null): void };

/** One of the usual moments, or a time of one's own. */
function Deadline({ value, now, onValue }: DeadlineProps) {
  const [own, setOwn] = useState(false);
  const presets = deadlines(now);
  const isPreset = presets.some(({ at }) => at === value);
  const kept = value !== null && !isPreset ? [[String(value), deadlineWords(value, now)]] : [];
  const options = [
    ['', 'none'],
    ...kept,
    ...presets.map(({ at, name }) => [String(at), name]),
    [OWN, 'Own time …'],
  ] as [string, string][];
  return (
    <>
      <Choice
        label="Deadline"
        value={own ? OWN : String(value ?? '')}
        options={options}
        onValue={(chosen) => {
          setOwn(chosen === OWN);
          if (chosen !== OWN) onValue(chosen === '' ? null : Number(chosen));
        }}
      />
      {own && (
        <div class="field">
          <div class="box">
            <input
              type="datetime-local"
              aria-label="Own time"
              min={localText(now)}
              value={localText(value ?? now)}
              onChange={(event) => {
                const at = new Date(event.currentTarget.value).getTime();
                if (Number.isFinite(at)) onValue(at);
              }}
            />
          </div>
        </div>
      )}
    </>
  );
}
