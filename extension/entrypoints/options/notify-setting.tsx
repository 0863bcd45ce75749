import { type Preferences, preferences } from '../../state.ts';
import { Switch } from '../../ui/switch.tsx';

/** Whether the browser says once that the credits of a studio will probably run out. */
export function NotifySetting({ preferences: current }: { preferences: Preferences }) {
  return (
    <div class="card stack">
      <div class="row wrap">
        <span>When credits will probably run out before their reset:</span>
        <Switch
          label="When credits will probably run out before their reset"
          value={current.notify ? 'once' : 'never'}
          options={[
            ['once', 'Notify me once'],
            ['never', 'Only mark the button'],
          ]}
          onValue={(value) => void preferences.setValue({ ...current, notify: value === 'once' })}
        />
      </div>
      <p class="small soft">
        Said once for each time that it becomes probable, only while there is something left to
        save, and taken back when it no longer is.
      </p>
    </div>
  );
}
