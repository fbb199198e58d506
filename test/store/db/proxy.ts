import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be cut, or swallow everything and say nothing. */
export interface Proxy {
  readonly port: number;
  /** From now on nothing gets through, though connections stay open. */
  swallow(): void;
  /** What has been swallowed is lost; new connections get through again. */
  recover(): void;
  close(): void;
}

export async function openProxy(port: number): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let isSwallowing = false;
  const proxy = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      let isLost = isSwallowing;
      from.on('data', (bytes) => {
        isLost ||= isSwallowing;
        if (!isLost) to.write(bytes);
      });
      from.on('close', () => to.destroy());
      from.on('error', () => to.destroy());
    }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    swallow() {
      isSwallowing = true;
    },
    recover() {
      isSwallowing = false;
    },
    close() {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
