import { useState } from 'preact/hooks';
import { DESTINATIONS, type Destination } from '../../shared/destination.ts';
import { Choice } from './choice.tsx';
import { Field } from './field.tsx';
import { ownDestination, sideOf } from './own-destination.ts';

type Props = {
  value: Destination | null;
  onValue(destination: Destination | null): void;
};

const NONE = '';
const OWN = 'own';
const HOW = 'Pixels, like 1080.';

/** Where the work goes: one of the usual media, or a size of one's own. */
export function DestinationPicker({ value, onValue }: Props) {
  const [own, setOwn] = useState(value?.id === OWN);
  const [width, setWidth] = useState(value ? String(value.width) : '');
  const [height, setHeight] = useState(value ? String(value.height) : '');
  const type = (nextWidth: string, nextHeight: string) => {
    setWidth(nextWidth);
    setHeight(nextHeight);
    const destination = ownDestination(nextWidth, nextHeight);
    if (destination) onValue(destination);
  };
  const choose = (id: string) => {
    setOwn(id === OWN);
    // A size of one's own starts from the one before.
    if (id === OWN && value) type(String(value.width), String(value.height));
    else onValue(DESTINATIONS.find((preset) => preset.id === id) ?? null);
  };
  return (
    <>
      <Choice
        label="Destination"
        value={own ? OWN : (value?.id ?? NONE)}
        options={[
          [NONE, 'none'],
          ...DESTINATIONS.map(({ id, name }) => [id, name] as const),
          [OWN, 'Own size …'],
        ]}
        onValue={choose}
      />
      {own && (
        <div class="pair">
          <Field
            label="Width"
            numeric
            unit="px"
            value={width}
            note={HOW}
            error={width === '' ? null : sideOf(width).error}
            onValue={(text) => type(text, height)}
          />
          <Field
            label="Height"
            numeric
            unit="px"
            value={height}
            note={HOW}
            error={height === '' ? null : sideOf(height).error}
            onValue={(text) => type(width, text)}
          />
        </div>
      )}
    </>
  );
}
