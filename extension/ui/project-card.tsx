import { useState } from 'preact/hooks';
import { destinationOf, type Preferences, preferences } from '../state.ts';
import { DestinationPicker } from './destination-picker.tsx';
import { Field } from './field.tsx';

/** What the person works on, and where it goes. Each project keeps its own destination. */
export function ProjectCard({ preferences: current }: { preferences: Preferences }) {
  const [typed, setTyped] = useState(current.project ?? '');
  const { project } = current;
  return (
    <section class="card stack" aria-labelledby="project">
      <h2 id="project">Your project</h2>
      <Field
        label="Name"
        placeholder="none"
        note="Goes with new ideas and the one at hand; earlier ideas keep theirs."
        value={typed}
        maxLength={200}
        onValue={(value) => {
          setTyped(value);
          preferences.setValue({
            ...current,
            project: value.trim() || null,
            projectAt: Date.now(),
          });
        }}
      />
      <DestinationPicker
        key={project ?? ''}
        value={destinationOf(current)}
        onValue={(destination) => {
          const { [project ?? '']: _replaced, ...others } = current.destinations;
          preferences.setValue({
            ...current,
            destinations: destination ? { ...others, [project ?? '']: destination } : others,
          });
        }}
      />
      <p class="small soft">
        Each project has its own. The line in the studio says what reaches it in pixels.
      </p>
    </section>
  );
}
