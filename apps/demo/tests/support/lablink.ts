import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startLabLink } from '../../src/lablink.js';
import type { Config } from '../../src/config.js';
import type { Logger } from '../../src/logger.js';

export const adminPassword = 'opensesame-42';

/** A response, with its body read. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A server for one test file, and clients that talk to it over HTTP. */
export interface TestLabLink {
  readonly url: string;
  readonly backupDirectory: string;
  /** What the server logged, as `level message fields`. */
  readonly log: readonly string[];
  readonly send: (method: string, route: string, options?: SendOptions) => Promise<Answer>;
  readonly logIn: (username: string, password: string) => Promise<string>;
  /** Opens an account with the role as its name, and logs in. */
  readonly openAccount: (role: 'viewer' | 'technician') => Promise<string>;
  readonly close: () => Promise<void>;
}

interface SendOptions {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function testConfig(changes: Partial<Config> = {}): Config {
  return {
    host: '127.0.0.1',
    port: 0,
    dataDirectory: undefined,
    backupDirectory: 'backups',
    tokenSecret: 'a secret that is only good for tests',
    tokenTtlSeconds: 3600,
    scryptCost: 4,
    adminPassword,
    allowedOrigins: [],
    certificateUrl: undefined,
    portalSecret: undefined,
    ...changes,
  };
}

export function recordingLogger(log: string[]): Logger {
  const writer =
    (level: string) =>
    (message: string, fields: object = {}) => {
      log.push(`${level} ${message} ${JSON.stringify(fields)}`);
    };
  return { info: writer('info'), warn: writer('warn'), error: writer('error') };
}

export async function startTestLabLink(changes: Partial<Config> = {}): Promise<TestLabLink> {
  const backupDirectory = await mkdtemp(path.join(os.tmpdir(), 'lablink-'));
  const log: string[] = [];
  const server = await startLabLink(
    testConfig({ backupDirectory, ...changes }),
    recordingLogger(log),
  );

  async function send(method: string, route: string, options: SendOptions = {}): Promise<Answer> {
    const { token, body, headers } = options;
    const response = await fetch(`${server.url}${route}`, {
      method,
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, headers: response.headers, body: answer };
  }

  async function logIn(username: string, password: string): Promise<string> {
    const { status, body } = await send('POST', '/auth/login', { body: { username, password } });
    if (status !== 200) throw new Error(`Could not log in as ${username}: ${status}`);
    return (body as { token: string }).token;
  }

  async function openAccount(role: 'viewer' | 'technician'): Promise<string> {
    const password = 'a good long secret';
    const body = { username: role, displayName: `A ${role}`, role, password };
    const token = await logIn('admin', adminPassword);
    const { status } = await send('POST', '/users', { token, body });
    if (status !== 201) throw new Error(`Could not open the account ${role}: ${status}`);
    return logIn(role, password);
  }

  return {
    url: server.url,
    backupDirectory,
    log,
    send,
    logIn,
    openAccount,
    async close() {
      await server.close();
      await rm(backupDirectory, { recursive: true });
    },
  };
}
