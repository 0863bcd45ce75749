import { useId, useRef, useState } from 'preact/hooks';
import type { Site } from '../../../shared/id.ts';
import type { ProfileProblem } from '../../../shared/site/profile-problem.ts';
import { type Outcome, sendMessage } from '../../messages.ts';
import { ask } from '../../ui/ask.ts';
import { Button } from '../../ui/button.tsx';
import { Said } from '../../ui/said.tsx';
import { problemsOfText } from './profile-text.ts';

type Props = {
  site: Site;
  /** What it starts with. */
  text: string;
  /** Checked and said at once: it was brought, and does not fit. */
  checked: boolean;
  onSaved(): void;
  onClose(): void;
};

/** A profile as text: what is wrong is listed by line and path, and nothing typed is lost by it. */
export function ProfileEditor({ site, text: first, checked, onSaved, onClose }: Props) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(first);
  const [problems, setProblems] = useState<readonly ProfileProblem[]>(
    checked ? problemsOfText(first) : [],
  );
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const edit = (next: string) => {
    setText(next);
    setOutcome(null);
    // Once something was wrong, what is still wrong is seen while typing.
    if (problems.length > 0) setProblems(problemsOfText(next));
  };
  const save = async () => {
    const found = problemsOfText(text);
    setProblems(found);
    if (found.length > 0) return;
    const answer = await ask(() => sendMessage('importProfile', { site, text }));
    setOutcome(answer);
    if (answer.ok) onSaved();
  };
  const goTo = ({ line }: ProfileProblem) => {
    if (line === null || !box.current) return;
    const lines = text.split('\n');
    const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    box.current.focus();
    box.current.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    const height = box.current.scrollHeight / lines.length;
    box.current.scrollTop = Math.max(0, height * (line - 5));
  };
  return (
    <div class="stack tight">
      <div class="field code">
        <label for={id}>Profile as JSON</label>
        <div class="box">
          <textarea
            id={id}
            ref={box}
            rows={18}
            value={text}
            spellcheck={false}
            autocomplete="off"
            wrap="off"
            aria-invalid={problems.length > 0}
            aria-describedby={`${id}-problems`}
            onInput={(event) => edit(event.currentTarget.value)}
          />
        </div>
      </div>
      <div id={`${id}-problems`} class="stack tight" role="status">
        {problems.length > 0 && (
          <>
            <p class="said bad">Not saved. What holds now stays.</p>
            <ul class="problems">
              {problems.map((problem) => (
                <li key={`${problem.line}:${problem.path}:${problem.message}`}>
                  <Problem problem={problem} onGo={() => goTo(problem)} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div class="row wrap">
        <Button look="primary" disabled={text.trim() === ''} onPress={save}>
          Save profile
        </Button>
        <Button look="quiet" onPress={onClose}>
          Discard changes
        </Button>
        <Said outcome={outcome} done="Saved." />
      </div>
    </div>
  );
}

function Problem({ problem, onGo }: { problem: ProfileProblem; onGo(): void }) {
  const { line, column, path, message } = problem;
  return (
    <>
      {line !== null && (
        <button type="button" class="button quiet" onClick={onGo}>
          Line {line}, column {column}
        </button>
      )}{' '}
      {path !== '' && <code>{path}</code>} {message}
    </>
  );
}
