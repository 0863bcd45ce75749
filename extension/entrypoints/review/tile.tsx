import { useComputed } from '@preact/signals';
import type { Id } from '../../../shared/id.ts';
import { TierGlyph } from '../../ui/tier-glyph.tsx';
import type { Control } from './control.ts';
import { creditsWords } from './facts.ts';
import { type Layout, placeOf } from './grid-layout.ts';
import { groupOf } from './queue.ts';
import { Thumbnail } from './thumbnail.tsx';
import { Verdict } from './verdict.tsx';

type Props = { id: Id; index: number; control: Control; layout: Layout };

/** One asset in the grid. Draws itself anew for its own sake only, never for its neighbours'. */
export function Tile({ id, index, control, layout }: Props) {
  const { deck } = control;
  const current = useComputed(() => deck.current.value === id).value;
  const selected = useComputed(() => deck.selected.value.has(id)).value;
  const card = deck.card(id)?.value;
  if (!card) return null;
  const before = deck.card(deck.queue.value[index - 1] ?? null)?.peek();
  const joined =
    before && index % layout.columns !== 0 && groupOf(before) === groupOf(card) ? ' joined' : '';
  const { left, top } = placeOf(index, layout);
  const { prompt, tier } = card.request;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box takes the keys for its options.
    <div
      id={`asset-${id}`}
      class={`tile${current ? ' current' : ''}${selected ? ' selected' : ''}${joined} ${card.rating ?? ''}`}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      aria-setsize={deck.queue.value.length}
      aria-posinset={index + 1}
      style={{ left: `${left}px`, top: `${top}px`, width: `${layout.tile}px` }}
      onClick={(event) => {
        if (event.shiftKey) deck.extendTo(index);
        else if (event.ctrlKey || event.metaKey) deck.toggle(index);
        else {
          deck.clearSelection();
          deck.goTo(index);
        }
      }}
      onDblClick={() => control.show('full')}
    >
      {/* Its content is its name: the spaces keep words from running together. */}
      {card.rating === null && <span class="hidden">Unreviewed: </span>}
      <div class="frame" style={{ height: `${layout.tile}px` }}>
        <Thumbnail key={`${card.thumbnail} ${card.url}`} card={card} />{' '}
        <Verdict rating={card.rating} />
        {selected && <span class="tick" aria-hidden="true" />}
        {card.request.promotedFrom !== null && <span class="promoted">Promoted</span>}
        {card.imported && <span class="promoted">Imported</span>}
      </div>{' '}
      <p class="caption">{prompt || <span class="soft">No prompt</span>}</p>{' '}
      <p class="meta soft">
        <TierGlyph tier={tier} /> <span class="grow">{card.request.model ?? 'model ?'}</span>{' '}
        <span>{creditsWords(card)}</span>
      </p>
    </div>
  );
}
