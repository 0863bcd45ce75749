import { Composer } from './composer.tsx';
import { Icon } from './icon.tsx';
import { prompt, tasks } from './state.ts';
import { TaskCard } from './task-card.tsx';

const ideas = [
  'A hot air balloon drifting over misty mountains at first light',
  'Lighthouse on a quiet coast, long exposure, dusk',
  'Perfume bottle packshot on a coloured table, soft studio light',
  'Neon Tokyo skyline after rain, low moon',
];

export function CreateView() {
  return (
    <main class="create">
      <Composer />
      <section class="results" aria-label="Results">
        {tasks.value.length === 0 ? (
          <div class="empty">
            <Icon name="image" />
            <h2>What will you make today?</h2>
            <p>Describe a picture on the left, or start from one of these.</p>
            <div class="ideas">
              {ideas.map((idea) => (
                <button
                  key={idea}
                  type="button"
                  onClick={() => {
                    prompt.value = idea;
                  }}
                >
                  {idea}
                </button>
              ))}
            </div>
          </div>
        ) : (
          tasks.value.map((task) => <TaskCard key={task.id} task={task} />)
        )}
      </section>
    </main>
  );
}
