import { connect } from 'node:net';

/** What a server said to these bytes until it closed, or kept silent for `patienceMs`. */
export function speak(
  port: number,
  bytes: string | Uint8Array,
  patienceMs = 2000,
): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const end = () => {
      socket.destroy();
      resolve(heard);
    };
    socket.setTimeout(patienceMs, end);
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', end);
  });
}

/** The statuses of the replies in what was heard. */
export function statuses(heard: string): number[] {
  return [...heard.matchAll(/HTTP\/1\.[01] (\d{3})/g)].map(([, status]) => Number(status));
}
