import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminPassword, startTestLabLink } from './support/lablink.js';
import type { TestLabLink } from './support/lablink.js';

let lablink: TestLabLink;
let token: string;

async function register(serialNumber: string): Promise<number> {
  const body = { name: 'Meter', kind: 'multimeter', serialNumber, location: 'Store' };
  const answer = await lablink.send('POST', '/equipment', { token, body });
  return (answer.body as { equipment: { id: number } }).equipment.id;
}

async function backUp(): Promise<string> {
  const { status, body } = await lablink.send('POST', '/backups', { token });
  expect(status).toBe(201);
  return (body as { name: string }).name;
}

async function read(route: string): Promise<unknown> {
  return (await lablink.send('GET', route, { token })).body;
}

beforeAll(async () => {
  lablink = await startTestLabLink();
  token = await lablink.logIn('admin', adminPassword);
});

afterAll(() => lablink.close());

describe('a backup', () => {
  it('brings back the equipment and its command log', async () => {
    const kept = await register('KEPT-1');
    await lablink.send('POST', `/equipment/${kept}/commands`, { token, body: { name: 'start' } });
    const equipment = await read('/equipment');
    const commands = await read(`/equipment/${kept}/commands`);

    const name = await backUp();
    await lablink.send('DELETE', `/equipment/${kept}`, { token });
    await register('LATER-1');
    const restored = await lablink.send('POST', `/backups/${name}/restore`, { token });

    expect(restored).toMatchObject({
      status: 200,
      body: { restored: { equipment: 1, commands: 1 } },
    });
    expect(await read('/equipment')).toEqual(equipment);
    expect(await read(`/equipment/${kept}/commands`)).toEqual(commands);
    // New rows must not collide with the restored ids.
    expect(await register('AFTER-1')).toBe(kept + 1);
  });

  it('holds no account', async () => {
    const name = await backUp();
    const text = await readFile(path.join(lablink.backupDirectory, name), 'utf8');
    expect(text).not.toContain('scrypt');
    expect(text).not.toContain('Administrator');
  });

  it('is refused when it is damaged, and nothing changes', async () => {
    const name = await backUp();
    const file = path.join(lablink.backupDirectory, name);
    const before = await read('/equipment');
    await writeFile(file, (await readFile(file, 'utf8')).replace('Store', 'Stole'));
    const { status, body } = await lablink.send('POST', `/backups/${name}/restore`, { token });
    expect(status).toBe(409);
    expect(body).toEqual({
      error: { code: 'conflict', message: `The backup ${name} is damaged` },
    });
    expect(await read('/equipment')).toEqual(before);
  });

  it('is downloaded as it was written, also compressed', async () => {
    const name = await backUp();
    const written = await readFile(path.join(lablink.backupDirectory, name), 'utf8');
    const download = await fetch(`${lablink.url}/backups/${name}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(download.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
    expect(await download.text()).toBe(written);
    const archive = await fetch(`${lablink.url}/backups/${name}/archive`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(archive.headers.get('content-type')).toBe('application/gzip');
    expect(gunzipSync(await archive.arrayBuffer()).toString()).toBe(written);
  });

  it.each([
    'lablink-20250101T000000000Z-00000000.json',
    'package.json',
    '..%2Fsecret.json',
    '%2Fetc%2Fpasswd',
    'lablink-20250101T000000000Z-00000000.json%3Btouch%20x',
  ])('is not found under the name %s', async (name) => {
    for (const answer of [
      await lablink.send('POST', `/backups/${name}/restore`, { token }),
      await lablink.send('GET', `/backups/${name}`, { token }),
      await lablink.send('GET', `/backups/${name}/archive`, { token }),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ error: { code: 'not_found' } });
    }
  });
});

describe('the list of backups', () => {
  it('has the newest first, with their sizes, and nothing else of the folder', async () => {
    const names = (await readdir(lablink.backupDirectory)).map((name) =>
      path.join(lablink.backupDirectory, name),
    );
    await Promise.all(names.map((name) => rm(name)));
    const older = 'lablink-20250101T000000000Z-ffffffff.json';
    const newer = 'lablink-20260101T000000000Z-00000000.json';
    for (const [name, text] of Object.entries({ [newer]: '12', [older]: '1', 'notes.txt': '' })) {
      await writeFile(path.join(lablink.backupDirectory, name), text);
    }
    expect(await read('/backups')).toEqual({
      backups: [
        { name: newer, bytes: 2 },
        { name: older, bytes: 1 },
      ],
    });
  });
});
