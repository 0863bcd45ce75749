/** The promise about data, in plain words. */
export function Recorded() {
  return (
    <div class="card stack tight">
      <p>On the studios that you enabled, for each press of Generate:</p>
      <ul class="bullets">
        <li>the prompt, the model and its settings, and what a rule said about them;</li>
        <li>credits asked, charged and left, as the studio states them;</li>
        <li>how long it took, the addresses of the images that came back, and how it ended.</li>
      </ul>
      <p>
        It is kept by the companion in its data folder on this computer, and meanwhile in this
        browser’s own storage. Nothing is uploaded anywhere. Passwords and cookies are not recorded,
        and other sites are not read.
      </p>
    </div>
  );
}
