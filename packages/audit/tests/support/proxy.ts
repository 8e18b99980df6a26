import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { connect, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { createServer as createSecureServer } from 'node:https';

import type { Registry } from './registry.js';

/** A proxy on this machine. */
export interface Proxy {
  readonly url: string;
  readonly close: () => Promise<void>;
}

let certificate: { readonly key: string; readonly cert: string } | undefined;

/**
 * Starts a proxy that leads every connection to a registry on this machine, whatever host it is for.
 *
 * @param registry - The registry.
 * @returns The proxy. Call `close` at the end of the test.
 */
export async function startProxy(registry: Registry): Promise<Proxy> {
  certificate ??= readCertificate();
  const secure = createSecureServer(certificate, (request, response) => {
    registry.server.emit('request', request, response);
  });
  await listen(secure);
  const { port: securePort } = secure.address() as AddressInfo;
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    registry.server.emit('request', request, response);
  });
  server.on('connect', (_request, socket: Socket) => {
    const inner = connect(securePort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      inner.pipe(socket);
      socket.pipe(inner);
    });
    for (const one of [inner, socket]) {
      sockets.add(one);
      one.on('error', () => {
        inner.destroy();
        socket.destroy();
      });
    }
  });
  await listen(server);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      secure.closeAllConnections();
      server.closeAllConnections();
      await Promise.all(
        [secure, server].map(
          async (one) =>
            await new Promise((resolve) => {
              one.close(resolve);
            }),
        ),
      );
    },
  };
}

async function listen(server: {
  listen: (port: number, host: string, done: () => void) => unknown;
}): Promise<void> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
}

/** Valid for a hundred years, and trusted by nobody: the tests tell who is to take it. */
function readCertificate(): { readonly key: string; readonly cert: string } {
  const read = (name: string): string =>
    readFileSync(path.join(import.meta.dirname, '../fixtures/proxy', name), 'utf8');
  return { key: read('key.pem'), cert: read('cert.pem') };
}
