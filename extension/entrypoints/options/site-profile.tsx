import { useRef, useState } from 'preact/hooks';
import { type Site, siteName } from '../../../shared/id.ts';
import { editableProfile, exportProfile } from '../../../shared/site/export-profile.ts';
import { SHIPANY_TWO } from '../../../shared/site/shipany-two.ts';
import type { Understanding } from '../../../shared/site/understanding.ts';
import { type Outcome, sendMessage } from '../../messages.ts';
import type { ResolvedProfile, SiteKnowledge } from '../../state.ts';
import { ask } from '../../ui/ask.ts';
import { Button } from '../../ui/button.tsx';
import { Said } from '../../ui/said.tsx';
import { ProfileEditor } from './profile-editor.tsx';
import { problemsOfText } from './profile-text.ts';
import { SiteReading } from './site-reading.tsx';

type Props = {
  site: Site;
  known: SiteKnowledge | null;
  holds: ResolvedProfile | null;
  seen: Understanding | null;
};
const FORGET = [
  ['imported', 'Forget the imported profile'],
  ['taught', 'Forget what you pointed at'],
  ['learned', 'Forget what was learned'],
] as const;
const NOTHING: SiteKnowledge = { learned: null, imported: null, taught: {} };
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** How one site is read: to look at, to correct, to take elsewhere, to bring in, to forget. */
export function SiteProfileCard({ site, known, holds, seen }: Props) {
  const [draft, setDraft] = useState<{ text: string; checked: boolean } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [done, setDone] = useState('');
  /** What was known before the last change, while it can be put back. */
  const [before, setBefore] = useState<SiteKnowledge | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const name = siteName(site);

  const say = (answer: Outcome, words: string) => {
    setOutcome(answer);
    setDone(words);
  };
  const forget = async (what: (typeof FORGET)[number][0]) => {
    const answer = await ask(() => sendMessage('forgetProfile', { site, what }));
    if (answer.ok) setBefore(known);
    say(answer, 'Forgotten.');
  };
  const undo = async () => {
    if (!before) return;
    const answer = await ask(() => sendMessage('restoreKnowledge', { site, known: before }));
    if (answer.ok) setBefore(null);
    say(answer, 'Put back as it was.');
  };
  const saved = (words: string) => {
    setBefore(known ?? NOTHING);
    setDraft(null);
    say({ ok: true }, words);
  };
  const bring = async (chosen: File | undefined) => {
    if (!chosen) return;
    setOutcome(null);
    const text = await chosen.text();
    if (problemsOfText(text).length > 0) return setDraft({ text, checked: true });
    const answer = await ask(() => sendMessage('importProfile', { site, text }));
    if (answer.ok) saved(`Imported from ${chosen.name}.`);
    else say(answer, '');
  };
  const exported = () => json(exportProfile(site, known, holds));
  const download = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([exported()], { type: 'application/json' }));
    link.download = `${name.replace(/[^\w.-]+/g, '-')}.tierwise.json`;
    link.click();
    URL.revokeObjectURL(link.href);
    say({ ok: true }, `Downloaded as ${link.download}.`);
  };
  const copy = async () => {
    const copied = navigator.clipboard.writeText(exported()).then(
      (): Outcome => ({ ok: true }),
      (): Outcome => ({ ok: false, why: 'The browser did not let Tierwise copy.' }),
    );
    say(await copied, 'Copied.');
  };

  return (
    <div class="stack">
      {holds?.problem && (
        <p class="card amber small">
          What is stored does not fit; the last profile that did is used. {holds.problem}
        </p>
      )}
      <SiteReading profile={holds?.profile ?? SHIPANY_TWO} seen={seen} />
      {draft ? (
        <ProfileEditor
          site={site}
          {...draft}
          onSaved={() => saved('Saved.')}
          onClose={() => setDraft(null)}
        />
      ) : (
        <div class="row wrap">
          <Button
            onPress={() =>
              setDraft({ text: json(editableProfile(site, known, holds)), checked: false })
            }
          >
            Edit or paste…
          </Button>
          <Button onPress={() => file.current?.click()}>Import a file…</Button>
          <Button onPress={download}>Download</Button>
          <Button onPress={copy}>Copy</Button>
          {FORGET.filter(([what]) => isThere(known, what)).map(([what, words]) => (
            <Button key={what} look="quiet" onPress={() => forget(what)}>
              {words}
            </Button>
          ))}
        </div>
      )}
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={`Profile file for ${name}`}
        onChange={(event) => {
          const input = event.currentTarget;
          void bring(input.files?.[0]).finally(() => {
            input.value = '';
          });
        }}
      />
      <div class="row">
        <Said outcome={outcome} done={done} />
        {before && (
          <Button look="quiet" onPress={undo}>
            Undo<span class="hidden"> the last change to {name}</span>
          </Button>
        )}
      </div>
    </div>
  );
}

function isThere(known: SiteKnowledge | null, what: keyof SiteKnowledge): boolean {
  const part = known?.[what];
  return part !== null && part !== undefined && Object.keys(part).length > 0;
}
