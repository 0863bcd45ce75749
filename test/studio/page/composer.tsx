import { useState } from 'preact/hooks';
import { cancelGenerating, generate } from './generate.ts';
import { Icon } from './icon.tsx';
import { modelOption, thumbnail } from './picture.ts';
import { Select } from './select.tsx';
import * as state from './state.ts';
import { TrackedInput, TrackedTextarea } from './tracked.tsx';

const limit = 2000;
const credit = (n: number) => `${n} ${n === 1 ? 'credit' : 'credits'}`;

export function Composer() {
  const { configs, medium, model, modelId, priceKey, aspect, count, prompt, reference } = state;
  const clip = medium.value === 'video';
  const scene = `${reference.value ? 'image' : 'text'}-to-${medium.value}`;
  const offered = (configs.value?.models ?? []).filter(
    (one) => one.mediaType === medium.value && one.scenes.includes(scene),
  );
  const most = model.value?.maxImages ?? 1;
  return (
    <section class="composer">
      <div class="tabs" role="tablist">
        {(['image', 'video'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            role="tab"
            aria-selected={medium.value === kind}
            onClick={() => {
              const first = configs.value?.models.find(({ mediaType }) => mediaType === kind);
              if (first && medium.value !== kind) state.chooseModel(first.id);
            }}
          >
            <Icon name={kind === 'image' ? 'image' : 'film'} />
            {kind === 'image' ? 'Image' : 'Video'}
          </button>
        ))}
      </div>
      <div class="field">
        <label class="label" for="image-prompt">
          Prompt
        </label>
        <TrackedTextarea
          id="image-prompt"
          value={prompt.value}
          onText={(text) => {
            prompt.value = text;
          }}
          rows={6}
          placeholder="Describe the details of the image, such as color, shape, texture, etc."
        />
        <div class={prompt.value.length > limit ? 'counter over' : 'counter'}>
          {prompt.value.length} / {limit}
        </div>
      </div>
      {reference.value && (
        <div class="reference">
          <img src={thumbnail(reference.value.imageUrl)} alt="Reference" />
          <span>Starts from this image</span>
          <button
            type="button"
            class="ghost"
            aria-label="Remove reference"
            onClick={() => {
              reference.value = null;
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
      <Select
        label="Model"
        value={modelId.value}
        options={offered.map(modelOption)}
        onChange={state.chooseModel}
      />
      <div class="pair">
        <Select
          label={clip ? 'Duration' : 'Resolution'}
          value={priceKey.value}
          options={(model.value?.prices ?? []).map(({ key, credits }) => ({
            value: key,
            label: key,
            note: credit(credits),
          }))}
          onChange={(key) => {
            priceKey.value = key;
          }}
        />
        <Select
          label="Aspect ratio"
          value={aspect.value}
          options={(configs.value?.aspectRatios ?? ['1:1']).map((value) => ({
            value,
            label: value,
          }))}
          onChange={(value) => {
            aspect.value = value;
          }}
        />
      </div>
      {!clip && (
        <div class="field">
          <span class="label" id="count-label">
            Number of images
          </span>
          <div class="segments" role="radiogroup" aria-labelledby="count-label">
            {[1, 2, 3, 4].map((n) => (
              // biome-ignore lint/a11y/useSemanticElements: the family uses buttons with a radio role
              <button
                key={n}
                type="button"
                role="radio"
                aria-checked={count.value === n}
                disabled={n > most}
                onClick={() => {
                  count.value = n;
                }}
              >
                {n}
              </button>
            ))}
          </div>
        </div>
      )}
      <Advanced />
      <GenerateButton />
    </section>
  );
}

function Advanced() {
  const [open, setOpen] = useState(false);
  return (
    <div class="advanced">
      <button type="button" class="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name="chevron" />
        Advanced
      </button>
      {open && (
        <div class="stack">
          <div class="field">
            <label class="label" for="negative-prompt">
              Negative prompt
            </label>
            <TrackedTextarea
              id="negative-prompt"
              rows={2}
              placeholder="What to avoid"
              value={state.negative.value}
              onText={(text) => {
                state.negative.value = text;
              }}
            />
          </div>
          <div class="field">
            <label class="label" for="seed">
              Seed
            </label>
            <TrackedInput
              id="seed"
              inputMode="numeric"
              placeholder="Random"
              value={state.seed.value}
              onText={(text) => {
                state.seed.value = text.replace(/\D/g, '').slice(0, 10);
              }}
            />
          </div>
        </div>
      )}
    </div>
  );
}

function GenerateButton() {
  const { accountState, generating, prompt, cost, credits, medium } = state;
  const busy = generating.value !== null;
  const ready = accountState.value === 'ready' && !busy;
  const label =
    accountState.value === 'loading'
      ? 'Loading...'
      : accountState.value === 'checking'
        ? 'Checking Account...'
        : busy
          ? 'Generating...'
          : `Generate ${medium.value === 'video' ? 'Video' : 'Images'}`;
  const length = prompt.value.trim().length;
  return (
    <div class="submit">
      <div class="submit-row">
        <button
          type="button"
          class="primary"
          disabled={!ready || length === 0 || prompt.value.length > limit}
          onClick={() => void generate()}
        >
          {ready ? <Icon name="spark" /> : <span class="spinner" />}
          {label}
        </button>
        {busy && (
          <button type="button" class="secondary" onClick={cancelGenerating}>
            Cancel
          </button>
        )}
      </div>
      <div class="cost-line">
        <span>Cost {cost.value ?? '–'} credits</span>
        <i>·</i>
        <span>Remaining {credits.value?.remainingCredits ?? '–'} credits</span>
      </div>
      {credits.value && <small>Daily credits reset at 00:00 ({credits.value.daily.zone})</small>}
    </div>
  );
}
