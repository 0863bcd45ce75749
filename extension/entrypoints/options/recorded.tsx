/** The promise about data, in plain words. */
export function Recorded() {
  return (
    <div class="card stack tight">
      <p>On the studios that you enabled, for each press of Generate:</p>
      <ul class="bullets">
        <li>the prompt, the model and its settings, and what a rule said about them;</li>
        <li>credits asked, charged and left, as the studio states them;</li>
        <li>
          how long it took, how it ended, and of the images that came back the address, the size and
          a thumbnail of at most 512 pixels;
        </li>
        <li>your own verdicts on them, and what you say you pay.</li>
      </ul>
      <p>
        It is kept by the companion in its data folder on this computer; what it does not have yet,
        and the images of eight weeks, are in this browser’s own storage. Nothing is uploaded
        anywhere. Passwords and cookies are not recorded. Other sites are not read, but for the
        hosts of images that you allowed.
      </p>
    </div>
  );
}
