import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
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
  certificate ??= makeCertificate();
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

function makeCertificate(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'groundrules-certificate-'));
  try {
    const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        ...kind,
        '-subj',
        '/CN=localhost',
        '-days',
        '2',
        '-keyout',
        key,
        '-out',
        cert,
      ],
      { stdio: 'ignore' },
    );
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
