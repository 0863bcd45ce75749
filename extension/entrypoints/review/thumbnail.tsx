import { useEffect, useState } from 'preact/hooks';
import type { AssetCard } from '../../../shared/asset-card.ts';
import { pictureOf } from './pictures.ts';
import { giveBack, makeUrl, takeUrl } from './thumbnail-urls.ts';

type Shown = { url: string } | { why: string } | null;

/** An asset's picture in the grid; its address is given back when the tile goes. */
export function Thumbnail({ card }: { card: AssetCard }) {
  const { id, thumbnail, url } = card;
  const [taken] = useState(() => (thumbnail === null ? null : takeUrl(thumbnail)));
  const [shown, setShown] = useState<Shown>(taken === null ? null : { url: taken });
  useEffect(() => {
    let gone = false;
    let own = taken === null ? null : thumbnail;
    if (own === null)
      void pictureOf(card).then((picture) => {
        if (gone) return;
        if (picture.from === 'nowhere') setShown({ why: picture.why });
        else if (picture.from === 'studio') setShown({ url: picture.url });
        else if (thumbnail !== null) {
          own = thumbnail;
          setShown({ url: makeUrl(thumbnail, picture.blob) });
        }
      });
    return () => {
      gone = true;
      if (own !== null) giveBack(own);
    };
  }, [id, thumbnail, url]);
  if (shown === null) return null;
  if ('why' in shown) return <p class="unseen small soft">{shown.why}</p>;
  return (
    <img
      src={shown.url}
      alt=""
      decoding="async"
      draggable={false}
      onError={() => setShown({ why: 'The picture could not be loaded' })}
    />
  );
}
