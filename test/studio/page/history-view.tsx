import { useEffect, useState } from 'preact/hooks';
import { call } from './api.ts';
import { modelLabel } from './picture.ts';
import { go } from './router.ts';
import { prompt } from './state.ts';

type Said = { prompt: string; model: string; times: number; lastUsedAt: string };

export function HistoryView() {
  const [said, setSaid] = useState<Said[] | null>(null);
  useEffect(() => {
    call<{ prompts: Said[] }>('GET', '/api/user/prompts').then(
      ({ prompts }) => setSaid(prompts),
      () => setSaid([]),
    );
  }, []);
  return (
    <main class="view">
      <p class="lead">
        {said ? `${said.length} prompts. Choose one to use it again.` : 'Loading...'}
      </p>
      <ul class="prompts">
        {said?.map((one) => (
          <li key={one.prompt}>
            <button
              type="button"
              onClick={() => {
                prompt.value = one.prompt;
                go('/app');
              }}
            >
              <span>{one.prompt}</span>
              <small>
                {modelLabel(one.model)} · used {one.times === 1 ? 'once' : `${one.times} times`} ·{' '}
                {new Date(one.lastUsedAt).toLocaleString()}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}
