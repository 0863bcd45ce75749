/** How much of the usual time has passed; an open ring where that is not known. */
export function RunningRing({ share, late }: { share: number | null; late: boolean }) {
  return (
    <svg
      class={late ? 'progress late' : 'progress'}
      viewBox="0 0 14 14"
      width="14"
      height="14"
      aria-hidden="true"
    >
      <circle cx="7" cy="7" r="5.5" />
      <circle
        class="done"
        cx="7"
        cy="7"
        r="5.5"
        pathLength="1"
        stroke-dasharray={`${share ?? 0.15} 1`}
      />
    </svg>
  );
}
