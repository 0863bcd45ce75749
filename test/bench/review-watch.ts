/**
 * Each of these runs in a page and notes, for each key, the milliseconds from the key's own time
 * stamp until the next picture is decoded and a frame with it is made. They look at nothing but
 * what is on the page, and read the number drawn into the picture to see that it is the right one.
 */

type Watching = {
  painted: number[];
  wrong: string[];
  next(): Promise<void>;
};

/** The canvas of the full screen view, which names what is drawn on it. */
export async function watchStage(): Promise<void> {
  const canvas = document.querySelector('canvas') as HTMLCanvasElement;
  const painted: number[] = [];
  const wrong: string[] = [];
  let pressed: number | null = null;
  let resolve: (() => void) | null = null;
  let count = 0;
  const numberOn = async (): Promise<number> => {
    const strip = await createImageBitmap(canvas, 0, 0, 256, 12);
    const small = new OffscreenCanvas(256, 12);
    const context = small.getContext('2d', {
      willReadFrequently: true,
    }) as OffscreenCanvasRenderingContext2D;
    context.drawImage(strip, 0, 0);
    const { data } = context.getImageData(0, 6, 256, 1);
    let number = 0;
    for (let bit = 0; bit < 16; bit++)
      if ((data[(bit * 16 + 8) * 4] as number) > 127) number |= 1 << bit;
    return number;
  };
  document.addEventListener(
    'keydown',
    (event) => {
      pressed = event.timeStamp;
    },
    true,
  );
  new MutationObserver(() => {
    if (pressed === null || !canvas.dataset.asset) return;
    const from = pressed;
    pressed = null;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = async () => {
        painted.push(performance.now() - from);
        count += 1;
        if (count % 20 === 0) {
          const number = await numberOn();
          const asset = canvas.dataset.asset?.split(' ')[0] ?? '';
          const expected = Number.parseInt(asset.slice(-12), 16) - 0x10001;
          if (number !== expected) wrong.push(`${number} instead of ${expected}`);
        }
        resolve?.();
      };
      channel.port2.postMessage(null);
    });
  }).observe(canvas, { attributes: true, attributeFilter: ['data-asset'] });
  Object.assign(globalThis as unknown as Watching, {
    painted,
    wrong,
    next: () =>
      new Promise<void>((done) => {
        resolve = done;
      }),
  });
}

/**
 * The grid: the tile that the list names as the current one. The browser itself tells when a
 * picture was painted for the first time (Element Timing), so that none has to be decoded again to
 * find out.
 */
export async function watchGrid(): Promise<void> {
  type Painted = PerformanceEntry & { element: Element | null };
  const list = document.querySelector('[role=listbox]') as HTMLElement;
  const painted: number[] = [];
  const wrong: string[] = [];
  const seen = new WeakSet<Element>();
  let resolve: (() => void) | null = null;
  let awaited: { image: Element; painted(): void } | null = null;
  new PerformanceObserver((entries) => {
    for (const { element } of entries.getEntries() as Painted[]) {
      if (!element) continue;
      seen.add(element);
      if (awaited?.image === element) awaited.painted();
    }
  }).observe({ type: 'element', buffered: true });
  const mark = (image: Element) => image.setAttribute('elementtiming', 'asset');
  new MutationObserver(() => {
    for (const image of list.querySelectorAll('img:not([elementtiming])')) mark(image);
  }).observe(list, { childList: true, subtree: true });
  // What is on the page already would tell nothing more: let it come anew.
  list.scrollTop += 20_000;
  await new Promise((done) => setTimeout(done, 1000));
  list.scrollTop -= 20_000;
  await new Promise((done) => setTimeout(done, 2000));

  const afterFrame = () =>
    new Promise<void>((done) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done();
        channel.port2.postMessage(null);
      });
    });
  const shown = async (id: string): Promise<void> => {
    for (;;) {
      const image = document.querySelector(`[id="${id}"] img`);
      if (image && seen.has(image)) return afterFrame();
      if (image)
        return new Promise((done) => {
          awaited = { image, painted: done };
        });
      await afterFrame();
    }
  };
  document.addEventListener(
    'keydown',
    (event) => {
      const from = event.timeStamp;
      const before = list.getAttribute('aria-activedescendant');
      const observer = new MutationObserver(async () => {
        const id = list.getAttribute('aria-activedescendant');
        if (!id || id === before) return;
        observer.disconnect();
        await shown(id);
        painted.push(performance.now() - from);
        const box = document.getElementById(id)?.getBoundingClientRect();
        const view = list.getBoundingClientRect();
        if (!box || box.top < view.top - 20 || box.top > view.bottom - 100)
          wrong.push(`${id} is out of view`);
        resolve?.();
      });
      observer.observe(list, { attributes: true });
    },
    true,
  );
  Object.assign(globalThis as unknown as Watching, {
    painted,
    wrong,
    next: () =>
      new Promise<void>((done) => {
        resolve = done;
      }),
  });
}

/** The rival: one image, whose address is set on the key. Its blobs were read before. */
export async function watchPlainImage(): Promise<void> {
  const db = await new Promise<IDBDatabase>((done) => {
    const request = indexedDB.open('tierwise');
    request.onsuccess = () => done(request.result);
  });
  const all = db.transaction('thumbnails').objectStore('thumbnails').getAll(null, 600);
  await new Promise((done) => {
    all.onsuccess = done;
  });
  db.close();
  const blobs = all.result.map(({ bytes }) => bytes as Blob);
  const image = new Image();
  image.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;object-fit:contain';
  document.body.replaceChildren(image);
  const painted: number[] = [];
  let resolve: (() => void) | null = null;
  let at = 0;
  let address = '';
  document.addEventListener('keydown', (event) => {
    const from = event.timeStamp;
    URL.revokeObjectURL(address);
    address = URL.createObjectURL(blobs[at++ % blobs.length] as Blob);
    image.src = address;
    void image.decode().then(() =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          painted.push(performance.now() - from);
          resolve?.();
        };
        channel.port2.postMessage(null);
      }),
    );
  });
  Object.assign(globalThis as unknown as Watching, {
    painted,
    wrong: [],
    next: () =>
      new Promise<void>((done) => {
        resolve = done;
      }),
  });
}
