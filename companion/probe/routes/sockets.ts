import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Route, SocketReply } from './route.ts';

const server = new WebSocketServer({ noServer: true });

/** Opens the socket that a page asks for, and answers as its route says. */
export function openSocket(
  route: Route,
  request: IncomingMessage,
  connection: Duplex,
  head: Buffer,
): void {
  route.served += 1;
  server.handleUpgrade(request, connection, head, (socket) => converse(socket, route.ws ?? []));
}

function converse(socket: WebSocket, replies: readonly SocketReply[]): void {
  /** Answers to one message go out before those to the next. */
  let turn = Promise.resolve();
  const say = (said: readonly SocketReply[]) => {
    turn = turn.then(async () => {
      for (const { send, afterMs } of said) {
        if (afterMs) await pause(afterMs, undefined, { ref: false });
        const texts = Array.isArray(send) ? send : [send];
        for (const text of texts)
          if (socket.readyState === socket.OPEN)
            socket.send(typeof text === 'string' ? text : JSON.stringify(text));
      }
    });
  };
  socket.on('error', () => socket.terminate());
  say(replies.filter(({ on }) => on === undefined));
  socket.on('message', (data) => {
    const text = data.toString();
    say(replies.filter(({ on }) => on !== undefined && new RegExp(on, 's').test(text)));
  });
}
