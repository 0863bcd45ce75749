import { useEffect, useState } from 'preact/hooks';

type Value = string | number | boolean | null;
type Answer = { faults: Record<string, Value>; choices: Record<string, Value[] | 'count'> };

async function talk(change?: Record<string, Value>): Promise<Answer> {
  const response = await fetch('/__studio/faults', {
    method: change ? 'POST' : 'GET',
    ...(change ? { body: JSON.stringify(change) } : {}),
  });
  return (await response.json()) as Answer;
}

/** For developers: switches the studio's failures. Only there when it was started with faults. */
export function FaultsDrawer() {
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (open) void talk().then(setAnswer);
  }, [open]);
  const change = (patch: Record<string, Value>) => void talk(patch).then(setAnswer);
  return (
    <div class="faults">
      {open && answer && (
        <div class="faults-panel">
          {Object.entries(answer.choices).map(([name, choices]) => (
            <label key={name} for={`fault-${name}`}>
              <span>{name}</span>
              {choices === 'count' ? (
                <input
                  id={`fault-${name}`}
                  type="number"
                  min="0"
                  value={String(answer.faults[name] ?? '')}
                  onChange={({ currentTarget }) => {
                    const text = currentTarget.value;
                    change({
                      [name]: text === '' ? (name === 'submits' ? null : 0) : Number(text),
                    });
                  }}
                />
              ) : (
                <select
                  id={`fault-${name}`}
                  value={String(choices.indexOf(answer.faults[name] ?? null))}
                  onChange={({ currentTarget }) =>
                    change({ [name]: choices[Number(currentTarget.value)]! })
                  }
                >
                  {choices.map((choice, index) => (
                    <option key={String(choice)} value={index}>
                      {String(choice ?? 'off')}
                    </option>
                  ))}
                </select>
              )}
            </label>
          ))}
          <button type="button" class="secondary" onClick={() => change({ reset: true })}>
            All off
          </button>
        </div>
      )}
      <button type="button" class="secondary" aria-expanded={open} onClick={() => setOpen(!open)}>
        Faults
      </button>
    </div>
  );
}
