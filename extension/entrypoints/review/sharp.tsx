import { useEffect, useState } from 'preact/hooks';
import type { AssetCard } from '../../../shared/asset-card.ts';
import { decodedPicture, fullPicture } from './pictures.ts';

/** Whoever stays so long on one asset wants to see it in full; others have moved on. */
const DWELL_MS = 350;

type Props = { card: AssetCard; onShown(shown: boolean): void };

/** The studio's own file over the thumbnail, where the extension may load it. */
export function Sharp({ card, onShown }: Props) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(async () => {
      const address = await (card.media === 'image' ? decodedPicture : fullPicture)(card);
      if (address === null || gone) return;
      setUrl(address);
      onShown(true);
    }, DWELL_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
      onShown(false);
    };
  }, []);
  if (url === null) return null;
  if (card.media === 'image') return <img class="sharp" src={url} alt="" draggable={false} />;
  return <video class="sharp" src={url} controls loop muted playsInline />;
}
