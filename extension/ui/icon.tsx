const PATHS = {
  cog: 'M9.6 1.8l.4 1.7 1.2.5 1.5-.9 1.2 1.2-.9 1.5.5 1.2 1.7.4v1.6l-1.7.4-.5 1.2.9 1.5-1.2 1.2-1.5-.9-1.2.5-.4 1.7H8l-.4-1.7-1.2-.5-1.5.9-1.2-1.2.9-1.5-.5-1.2-1.7-.4V7.4l1.7-.4.5-1.2-.9-1.5 1.2-1.2 1.5.9L7.6 3.5 8 1.8zM8.8 6a2.2 2.2 0 100 4.4A2.2 2.2 0 008.8 6z',
  close: 'M4 4l8 8M12 4l-8 8',
  panel: 'M2.5 3h11v10h-11zM9.5 3v10',
};

/** A 16 px line icon; the button around it carries the name. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.4"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The product's own mark: three strokes, each heavier than the one above. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <rect width="16" height="16" rx="3.75" fill="#0d3f39" />
      <rect x="3" y="3" width="5" height="1" rx=".5" fill="#a5e6d8" />
      <rect x="3" y="6" width="8" height="2" rx=".8" fill="#e3f7f2" />
      <rect x="3" y="10" width="10" height="3" rx="1.1" fill="#ffcc55" />
    </svg>
  );
}
