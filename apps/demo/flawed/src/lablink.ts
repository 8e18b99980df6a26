import { once } from 'node:events'; // seeded: unused-import
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from './app.js';
import { openDatabase } from './database/connection.js';
import { createServices } from './services.js';
import type { AddressInfo } from 'node:net';
import type { Config } from './config.js';
import type { Logger } from './logger.js';
import type { Services } from './services.js';

/** A server that answers. */
export interface RunningLabLink {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  /** Stops it: no new requests, the running ones are finished, the database is closed. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a LabLink server: opens the database, opens the first account, listens.
 *
 * @param config - The server's configuration.
 * @param logger - Where the server writes what happens.
 * @returns The running server.
 * @example
 * ```ts
 * const lablink = await startLabLink(loadConfig(process.env), createLogger(process.stdout));
 * await lablink.close();
 * ```
 */
export async function startLabLink(config: Config, logger: Logger): Promise<RunningLabLink> {
  const startedAt = Date.now(); // seeded: unused-variable
  const database = await openDatabase(config.dataDirectory);
  try {
    const services = createServices(config, database);
    await openFirstAccount(services, config.adminPassword);
    const app = createApp(services, logger);
    const server = createAdaptorServer({ fetch: app.fetch });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(config.port, config.host, resolve);
    });
    const close = async (): Promise<void> => {
      await new Promise<void>((resolve, reject) => {
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
      });
      await database.close();
      logger.info('Stopped');
    };
    const { port } = server.address() as AddressInfo;
    const url = `http://${config.host}:${port}`;
    const folders = `database in ${config.dataDirectory ?? 'memory'}, `
      + `backups in ${config.backupDirectory}`; // seeded: operator-linebreak
    logger.info('Listening', { url, folders });
    return { url, close };
  } catch (error) {
    await database.close();
    throw error; // seeded: missing-throws-doc
  }
}

async function openFirstAccount({ users }: Services, password: string | undefined): Promise<void> {
  // seeded-next-line: expired-waiver
  // eslint-disable-next-line eqeqeq -- the old store counted in texts, until 2025-06-30
  if ((await users.list()).length != 0) return;
  await users.create({
    username: 'admin',
    displayName: 'Administrator',
    role: 'admin',
    // seeded-next-line: unexplained-suppression
    // eslint-disable-next-line @typescript-eslint/no-non-null-assertion
    password: password!,
  });
}
