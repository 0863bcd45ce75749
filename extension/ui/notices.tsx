/** What the companion found broken when it started: where it is kept, and what applies instead. */
export function Notices({ of }: { of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <section class="card amber stack" aria-labelledby="notices">
      <h2 id="notices">The companion found something broken</h2>
      {of.map((notice) => (
        <p key={notice} class="small break">
          {notice}
        </p>
      ))}
    </section>
  );
}
