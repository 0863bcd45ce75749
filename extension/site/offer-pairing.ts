import { sendMessage } from '../page-messages.ts';

/** Puts the button that connects this browser into the companion's page. */
export function offerPairing(): void {
  const place = document.getElementById('tierwise-pair');
  if (!place || location.pathname !== '/pair') return;
  const code = location.hash.slice(1);
  // The code works once; it has no place in the history.
  if (code) history.replaceState(null, '', location.pathname);
  const button = element('button', 'Connect this browser');
  const said = element('p', '');
  button.type = 'button';
  if (!code) {
    button.disabled = true;
    said.textContent = 'This link has no code. Make a new one: npm run companion -- pair';
  }
  button.addEventListener('click', async (event) => {
    if (!event.isTrusted) return;
    button.disabled = true;
    place.querySelector('[role="alert"]')?.remove();
    const answer = await sendMessage('pair', code).catch(
      () => ({ ok: false, why: 'Tierwise did not answer. Load this page again.' }) as const,
    );
    if (answer.ok) {
      const digits = element('output', `${answer.check.slice(0, 3)} ${answer.check.slice(3)}`);
      place.replaceChildren(
        element('h2', 'This browser is connected'),
        element(
          'p',
          'The terminal shows the same six digits. If it shows others, end the pairing.',
        ),
        digits,
      );
      return;
    }
    const alert = element('p', answer.why);
    alert.setAttribute('role', 'alert');
    place.append(alert);
  });
  place.replaceChildren(button, said);
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text: string,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
