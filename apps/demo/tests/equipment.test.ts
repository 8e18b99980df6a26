import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminPassword, startTestLabLink } from './support/lablink.js';
import type { TestLabLink } from './support/lablink.js';

let lablink: TestLabLink;
let token: string;

const scope = {
  name: 'Bench scope',
  kind: 'oscilloscope',
  serialNumber: 'SN-0001',
  location: 'Room 12',
};

async function register(changes: Partial<typeof scope>): Promise<number> {
  const body = { ...scope, ...changes };
  const answer = await lablink.send('POST', '/equipment', { token, body });
  expect(answer.status).toBe(201);
  return (answer.body as { equipment: { id: number } }).equipment.id;
}

beforeAll(async () => {
  lablink = await startTestLabLink();
  token = await lablink.logIn('admin', adminPassword);
});

afterAll(() => lablink.close());

describe('equipment', () => {
  it('is registered, found, changed and removed', async () => {
    const created = await lablink.send('POST', '/equipment', { token, body: scope });
    const { id } = (created.body as { equipment: { id: number } }).equipment;
    const registered = {
      ...scope,
      id,
      status: 'idle',
      createdAt: expect.stringMatching(/Z$/u) as string,
    };
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(`/equipment/${id}`);
    expect(created.body).toEqual({ equipment: registered });

    const found = await lablink.send('GET', `/equipment/${id}`, { token });
    expect(found.body).toEqual({ equipment: registered, lastCommandId: null });

    const changed = await lablink.send('PATCH', `/equipment/${id}`, {
      token,
      body: { location: 'Room 14' },
    });
    expect(changed.body).toEqual({ equipment: { ...registered, location: 'Room 14' } });

    expect((await lablink.send('DELETE', `/equipment/${id}`, { token })).status).toBe(204);
    expect((await lablink.send('GET', `/equipment/${id}`, { token })).status).toBe(404);
  });

  it('has a serial number of its own', async () => {
    await register({ serialNumber: 'SN-TWICE' });
    const body = { ...scope, serialNumber: 'SN-TWICE' };
    const { status, body: answer } = await lablink.send('POST', '/equipment', { token, body });
    expect(status).toBe(409);
    expect(answer).toEqual({
      error: { code: 'conflict', message: 'The serial number SN-TWICE is taken' },
    });
  });

  it('is listed by kind and in pages', async () => {
    const first = await register({ serialNumber: 'SPEC-1', kind: 'spectrometer' });
    const second = await register({ serialNumber: 'SPEC-2', kind: 'spectrometer' });
    const list = async (query: string): Promise<number[]> => {
      const { body } = await lablink.send('GET', `/equipment?${query}`, { token });
      return (body as { equipment: { id: number }[] }).equipment.map(({ id }) => id);
    };
    expect(await list('kind=spectrometer')).toEqual([first, second]);
    expect(await list('kind=spectrometer&limit=1')).toEqual([first]);
    expect(await list(`kind=spectrometer&limit=1&after=${first}`)).toEqual([second]);
    expect(await list('kind=spectrometer&status=running')).toEqual([]);
  });

  it('takes text that looks like SQL for text', async () => {
    const name = "'); DROP TABLE equipment; --";
    const id = await register({ serialNumber: 'SN-SQL', name });
    const { body } = await lablink.send('GET', `/equipment/${id}`, { token });
    expect(body).toMatchObject({ equipment: { name } });
  });
});

describe('commands', () => {
  it('change the status and are logged, the refused ones too', async () => {
    const id = await register({ serialNumber: 'SN-CMD' });
    const give = (name: string, note?: string) =>
      lablink.send('POST', `/equipment/${id}/commands`, { token, body: { name, note } });

    const started = await give('start', 'warm-up');
    const refused = await give('calibrate');
    const stopped = await give('stop');

    expect(started).toMatchObject({ status: 200, body: { accepted: true, status: 'running' } });
    expect(refused).toMatchObject({ status: 409, body: { accepted: false, status: 'running' } });
    expect(stopped).toMatchObject({ status: 200, body: { accepted: true, status: 'idle' } });

    const log = await lablink.send('GET', `/equipment/${id}/commands`, { token });
    expect(log.body).toMatchObject({
      commands: [
        { name: 'stop', accepted: true, issuedBy: 'admin' },
        { name: 'calibrate', accepted: false, issuedBy: 'admin' },
        { name: 'start', accepted: true, issuedBy: 'admin', note: 'warm-up' },
      ],
    });
    const latest = await lablink.send('GET', `/equipment/${id}/commands?limit=1`, { token });
    expect(latest.body).toMatchObject({ commands: [{ name: 'stop' }] });

    const { body } = await lablink.send('GET', `/equipment/${id}`, { token });
    expect(body).toMatchObject({
      lastCommandId: (stopped.body as { entryId: number }).entryId,
      equipment: { status: 'idle' },
    });
  });

  it('show their notes to those who may give commands only', async () => {
    const id = await register({ serialNumber: 'SN-NOTE' });
    const route = `/equipment/${id}/commands`;
    await lablink.send('POST', route, { token, body: { name: 'start', note: 'sample 4' } });
    const asViewer = await lablink.send('GET', route, {
      token: await lablink.openAccount('viewer'),
    });
    const asAdmin = await lablink.send('GET', route, { token });
    expect(asViewer.body).toMatchObject({ commands: [{ name: 'start', note: '' }] });
    expect(asAdmin.body).toMatchObject({ commands: [{ name: 'start', note: 'sample 4' }] });
  });

  it('need equipment', async () => {
    const body = { name: 'start' };
    const { status } = await lablink.send('POST', '/equipment/9999/commands', { token, body });
    expect(status).toBe(404);
  });
});

describe('input', () => {
  it('is refused with every issue and its place', async () => {
    const { status, body } = await lablink.send('POST', '/equipment', {
      token,
      body: { ...scope, kind: 'teapot', serialNumber: 'no' },
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: {
        code: 'invalid_input',
        issues: [{ path: 'kind' }, { path: 'serialNumber', message: 'must look like SN-2048' }],
      },
    });
  });

  it.each([
    { what: 'no JSON', method: 'POST', route: '/equipment', body: '{"name"' },
    { what: 'an unknown field', method: 'POST', route: '/equipment', body: { ...scope, id: 1 } },
    { what: 'no change', method: 'PATCH', route: '/equipment/1', body: {} },
    {
      what: 'an unknown command',
      method: 'POST',
      route: '/equipment/1/commands',
      body: { name: 'x' },
    },
    { what: 'no number as id', method: 'GET', route: '/equipment/first', body: undefined },
    { what: 'an unknown filter', method: 'GET', route: '/equipment?color=red', body: undefined },
    { what: 'a limit of 0', method: 'GET', route: '/equipment?limit=0', body: undefined },
  ])('is refused when it is $what', async ({ method, route, body }) => {
    const answer = await lablink.send(method, route, { token, body });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: { code: 'invalid_input' } });
  });

  it('is refused when it is too long', async () => {
    const body = { ...scope, name: 'x'.repeat(70_000) };
    const { status } = await lablink.send('POST', '/equipment', { token, body });
    expect(status).toBe(413);
  });
});

describe('the server', () => {
  it('answers health checks without a token', async () => {
    const { status, body } = await lablink.send('GET', '/health');
    expect(status).toBe(200);
    expect(body).toEqual({ status: 'ok' });
  });

  it('answers an unknown address with 404', async () => {
    const { status, body } = await lablink.send('GET', '/nowhere');
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { code: 'not_found' } });
  });
});
