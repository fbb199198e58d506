import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';

const START = 'http.server.request.start';
const FINISH = 'http.server.response.finish';

/**
 * Measures how long the server at `url`, which has to be in this process, is at work on requests, be it on one or on
 * several at once: from the head of the request to the last byte of the answer.
 */
export function stopwatchOf(url: string) {
  const port = Number(new URL(url).port);
  let open = 0;
  let since = 0;
  let total = 0;

  function onStart(message: unknown): void {
    if (portOf(message) !== port) return;
    if (open === 0) since = performance.now();
    open += 1;
  }
  function onFinish(message: unknown): void {
    if (portOf(message) !== port) return;
    open -= 1;
    if (open === 0) total += performance.now() - since;
  }
  subscribe(START, onStart);
  subscribe(FINISH, onFinish);
  return {
    /** @returns the milliseconds so far, and measures no more. */
    stop(): number {
      unsubscribe(START, onStart);
      unsubscribe(FINISH, onFinish);
      return total;
    },
  };
}

function portOf(message: unknown): number | undefined {
  if (typeof message !== 'object' || message === null || !('socket' in message)) return undefined;
  return message.socket instanceof Socket ? message.socket.localPort : undefined;
}
