import { useEffect, useState } from 'preact/hooks';
import { call } from './api.ts';
import { Icon } from './icon.tsx';
import { modelLabel, original, thumbnail } from './picture.ts';
import type { Picture } from './state.ts';
import { PictureActions } from './task-card.tsx';

export type GalleryItem = Picture & {
  id: string;
  prompt: string;
  model: string;
  scene: string;
  costCredits: number;
  createdAt: string;
};

type Page = { images: GalleryItem[]; total: number; totalPages: number; page: number };

/** One page of the gallery; null until it has arrived. */
export function useImages(page: number): Page | null {
  const [answer, setAnswer] = useState<Page | null>(null);
  useEffect(() => {
    let gone = false;
    call<Page>('GET', `/api/user/images?page=${page}&limit=20`).then(
      (found) => !gone && setAnswer(found),
      () => !gone && setAnswer({ images: [], total: 0, totalPages: 0, page }),
    );
    return () => {
      gone = true;
    };
  }, [page]);
  return answer;
}

export function ImagesView() {
  const [page, setPage] = useState(1);
  const answer = useImages(page);
  return (
    <main class="view">
      <p class="lead">{answer ? `${answer.total} images` : 'Loading...'}</p>
      {answer?.total === 0 && (
        <div class="empty">
          <Icon name="image" />
          <h2>Nothing here yet</h2>
          <p>Pictures appear as soon as they are ready.</p>
        </div>
      )}
      <div class="gallery">
        {answer?.images.map((item) => (
          <figure key={item.id} class="tile">
            <button
              type="button"
              class="result-picture"
              onClick={() => window.open(original(item.imageUrl), '_blank')}
            >
              <img
                src={thumbnail(item.imageUrl)}
                alt={item.prompt || 'Generated image'}
                loading="lazy"
              />
            </button>
            <figcaption>
              <p>{item.prompt || item.scene}</p>
              <small>
                {modelLabel(item.model)} · {new Date(item.createdAt).toLocaleDateString()}
              </small>
              <PictureActions picture={item} clip={/video/.test(item.scene)} />
            </figcaption>
          </figure>
        ))}
      </div>
      {answer && answer.totalPages > 1 && (
        <Pager page={page} pages={answer.totalPages} onPage={setPage} />
      )}
    </main>
  );
}

function Pager(props: { page: number; pages: number; onPage(page: number): void }) {
  const { page, pages, onPage } = props;
  return (
    <nav class="pager" aria-label="Pages">
      <button type="button" class="secondary" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        Previous
      </button>
      <span>
        Page {page} of {pages}
      </span>
      <button
        type="button"
        class="secondary"
        disabled={page >= pages}
        onClick={() => onPage(page + 1)}
      >
        Next
      </button>
    </nav>
  );
}
