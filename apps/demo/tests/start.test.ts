import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../src/config.js';
import { startLabLink } from '../src/lablink.js';
import { createLogger } from '../src/logger.js';
import { hashPassword, verifyPassword } from '../src/security/passwords.js';
import { TokenService } from '../src/security/tokens.js';
import { recordingLogger, testConfig } from './support/lablink.js';

const tokenSecret = 'thirty-two characters, no fewer!';

describe('loadConfig', () => {
  it('needs nothing but the secret', () => {
    expect(loadConfig({ LABLINK_TOKEN_SECRET: tokenSecret })).toEqual({
      host: '127.0.0.1',
      port: 8080,
      dataDirectory: 'lablink-data/database',
      backupDirectory: 'lablink-data/backups',
      tokenSecret,
      tokenTtlSeconds: 3600,
      scryptCost: 17,
      adminPassword: undefined,
      allowedOrigins: [],
      certificateUrl: undefined,
      portalSecret: undefined,
    });
  });

  it('takes a list of origins', () => {
    const load = (origins: string) =>
      loadConfig({ LABLINK_TOKEN_SECRET: tokenSecret, LABLINK_ALLOWED_ORIGINS: origins });
    expect(load('https://lab.example.com, http://localhost:3000').allowedOrigins).toEqual([
      'https://lab.example.com',
      'http://localhost:3000',
    ]);
    expect(() => load('*')).toThrow(/LABLINK_ALLOWED_ORIGINS.*must list origins/u);
  });

  it('names every variable that is wrong, but no secret', () => {
    const environment = { LABLINK_TOKEN_SECRET: 'hunter2', LABLINK_PORT: '99999' };
    const load = () => loadConfig(environment);
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(/LABLINK_PORT: .*LABLINK_TOKEN_SECRET: must have at least 32 characters/u);
    expect(load).not.toThrow(/hunter2/u);
  });
});

describe('startLabLink', () => {
  it('keeps its data over a restart and needs the password of the first account once', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'lablink-'));
    const config = testConfig({ dataDirectory: path.join(folder, 'database') });
    const log: string[] = [];
    try {
      await expect(
        startLabLink({ ...config, adminPassword: undefined }, recordingLogger(log)),
      ).rejects.toThrow('set LABLINK_ADMIN_PASSWORD');
      await (await startLabLink(config, recordingLogger(log))).close();
      const again = await startLabLink(
        { ...config, adminPassword: undefined },
        recordingLogger(log),
      );
      const response = await fetch(`${again.url}/health`);
      expect(await response.json()).toEqual({ status: 'ok' });
      await again.close();
      expect(log.map((line) => line.replace(/ \{.*/u, ''))).toEqual([
        'info Listening',
        'info Stopped',
        'info Listening',
        'info Stopped',
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('createLogger', () => {
  it('writes a JSON object a line', () => {
    const lines: string[] = [];
    const output = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    createLogger(output).warn('Refused', { code: 'forbidden' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{.*\}\n$/u);
    expect(JSON.parse(lines.join(''))).toMatchObject({
      level: 'warn',
      message: 'Refused',
      code: 'forbidden',
    });
  });
});

describe('passwords', () => {
  it('are hashed with a salt of their own', async () => {
    const first = await hashPassword('correct horse', 4);
    const second = await hashPassword('correct horse', 4);
    expect(first).not.toBe(second);
    expect(await verifyPassword('correct horse', first)).toBe(true);
    expect(await verifyPassword('battery staple', first)).toBe(false);
  });

  it('are never compared with what is no hash', async () => {
    await expect(verifyPassword('', 'plain text')).rejects.toThrow('not a scrypt hash');
  });
});

describe('TokenService', () => {
  it('takes a token until it ends, and from nobody else', () => {
    let now = 1_000_000;
    const service = new TokenService({ secret: tokenSecret, ttlSeconds: 60, now: () => now });
    const { token, expiresAt } = service.issue(7);
    expect(expiresAt).toEqual(new Date(1_060_000));
    now = 1_059_999;
    expect(service.verify(token)).toBe(7);
    const stranger = new TokenService({ secret: 'x'.repeat(32), ttlSeconds: 60, now: () => now });
    expect(stranger.verify(token)).toBeUndefined();
    now = 1_060_000;
    expect(service.verify(token)).toBeUndefined();
  });
});
