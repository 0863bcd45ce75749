import { useEffect, useRef } from 'preact/hooks';
import { thumbnail } from './picture.ts';
import type { Picture } from './state.ts';

type Props = {
  picture: Picture;
  kind: 'inpaint' | 'outpaint';
  aspect: string;
  onMask(mask: string): void;
};

const side = 360;

/** White where something is to be painted. Inpaint: by hand. Outpaint: all around the picture. */
export function MaskCanvas({ picture, kind, aspect, onMask }: Props) {
  const ref = useRef<HTMLCanvasElement>(null);
  const ratio =
    kind === 'inpaint'
      ? picture.width / picture.height
      : aspect
          .split(':')
          .map(Number)
          .reduce((w, h) => w / h);
  const width = Math.round(ratio >= 1 ? side : side * ratio);
  const height = Math.round(ratio >= 1 ? side / ratio : side);
  const inner = Math.min(width / picture.width, height / picture.height) * 0.8;
  const hole = { w: picture.width * inner, h: picture.height * inner };

  useEffect(() => {
    const context = ref.current!.getContext('2d')!;
    context.clearRect(0, 0, width, height);
    if (kind === 'inpaint') return;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.clearRect((width - hole.w) / 2, (height - hole.h) / 2, hole.w, hole.h);
    onMask(ref.current!.toDataURL('image/png'));
  }, [width, height, kind]);

  const stroke = (event: PointerEvent) => {
    if (kind !== 'inpaint' || event.buttons !== 1) return;
    const context = ref.current!.getContext('2d')!;
    const box = ref.current!.getBoundingClientRect();
    const scale = width / box.width;
    context.fillStyle = '#fff';
    context.beginPath();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    context.arc(x * scale, y * scale, 18, 0, 2 * Math.PI);
    context.fill();
  };
  const shown =
    kind === 'inpaint'
      ? { width: '100%', height: '100%' }
      : { width: `${(hole.w / width) * 100}%`, height: `${(hole.h / height) * 100}%` };
  return (
    <div class={`mask ${kind}`} style={{ aspectRatio: `${width} / ${height}` }}>
      <img src={thumbnail(picture.imageUrl, 640)} alt="" style={shown} />
      <canvas
        ref={ref}
        width={width}
        height={height}
        onPointerDown={stroke}
        onPointerMove={stroke}
        onPointerUp={() => kind === 'inpaint' && onMask(ref.current!.toDataURL('image/png'))}
      />
      {kind === 'inpaint' && <small>Paint over what should change.</small>}
    </div>
  );
}
