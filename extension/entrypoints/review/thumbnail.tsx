import { useEffect, useState } from 'preact/hooks';
import type { AssetCard } from '../../../shared/asset-card.ts';
import { pictureOf } from './pictures.ts';

type Shown = { url: string } | { why: string } | null;

/** An asset's picture in the grid; its address is given back when the tile goes. */
export function Thumbnail({ card }: { card: AssetCard }) {
  const { id, thumbnail, url } = card;
  const [shown, setShown] = useState<Shown>(null);
  useEffect(() => {
    let gone = false;
    let own: string | null = null;
    void pictureOf(card).then((picture) => {
      if (gone) return;
      if (picture.from === 'nowhere') return setShown({ why: picture.why });
      if (picture.from === 'thumbnail') own = URL.createObjectURL(picture.blob);
      setShown({ url: picture.from === 'studio' ? picture.url : (own ?? '') });
    });
    return () => {
      gone = true;
      if (own !== null) URL.revokeObjectURL(own);
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
