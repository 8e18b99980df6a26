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

async function search(query: string): Promise<number[]> {
  const { body } = await lablink.send('GET', `/equipment?${query}`, { token });
  return (body as { equipment: { id: number }[] }).equipment.map(({ id }) => id);
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
    expect(await search('kind=spectrometer')).toEqual([first, second]);
    expect(await search('kind=spectrometer&limit=1')).toEqual([first]);
    expect(await search(`kind=spectrometer&limit=1&after=${first}`)).toEqual([second]);
    expect(await search('kind=spectrometer&status=running')).toEqual([]);
  });

  it('is searched by a part of its name or location, without regard to case', async () => {
    const byName = await register({ serialNumber: 'FIND-1', name: 'Blue CALIPER' });
    const byPlace = await register({ serialNumber: 'FIND-2', location: 'Caliper shelf' });
    expect(await search('text=caliper')).toEqual([byName, byPlace]);
    expect(await search('text=caliper&serial=FIND-2')).toEqual([byPlace]);
  });

  it('is searched for what is written, not for wildcards', async () => {
    const id = await register({ serialNumber: 'WILD-1', name: String.raw`50%_\ loaded` });
    for (const text of ['50%_', String.raw`_\ load`]) {
      expect(await search(`text=${encodeURIComponent(text)}`)).toEqual([id]);
    }
    expect(await search(`text=${encodeURIComponent('5%loaded')}`)).toEqual([]);
    expect(await search(`text=${encodeURIComponent("' OR '1'='1")}`)).toEqual([]);
  });

  it('is searched by its serial number, where a star stands for any characters', async () => {
    const id = await register({ serialNumber: 'STAR-100' });
    const other = await register({ serialNumber: 'STAR-2001' });
    expect(await search('serial=STAR-*')).toEqual([id, other]);
    expect(await search('serial=STAR-*00')).toEqual([id]);
    expect(await search('serial=STAR-')).toEqual([]);
  });

  it('takes text that looks like SQL for text', async () => {
    const name = "'); DROP TABLE equipment; --";
    const id = await register({ serialNumber: 'SN-SQL', name });
    const { body } = await lablink.send('GET', `/equipment/${id}`, { token });
    expect(body).toMatchObject({ equipment: { name } });
  });
});

describe('an import', () => {
  const importLines = (body: string) =>
    lablink.send('POST', '/equipment/import', {
      token,
      body,
      // The server hangs up on bodies that are too long, so that no other request may share the connection.
      headers: { 'content-type': 'application/x-ndjson', connection: 'close' },
    });
  const line = (changes: Partial<typeof scope>) => JSON.stringify({ ...scope, ...changes });

  it('registers a piece of equipment a line and leaves out the known ones', async () => {
    await register({ serialNumber: 'IMP-0' });
    const lines = ['IMP-0', 'IMP-1', 'IMP-2'].map((serialNumber) => line({ serialNumber }));
    const { status, body } = await importLines(`${lines.join('\n')}\n`);
    expect({ status, body }).toEqual({ status: 200, body: { registered: 2, skipped: 1 } });
    expect(await search('serial=IMP-*')).toHaveLength(3);
  });

  it('is refused as a whole where a line is wrong', async () => {
    const good = line({ serialNumber: 'HALF-1' });
    const wrong = await importLines(`${good}\n${line({ serialNumber: 'no' })}`);
    expect(wrong.status).toBe(400);
    expect(wrong.body).toMatchObject({ error: { issues: [{ path: '1.serialNumber' }] } });
    expect((await importLines(`${good}\n{`)).status).toBe(400);
    expect(await search('serial=HALF-*')).toEqual([]);
  });

  it('may be longer than other bodies, but not endless, however it is sent', async () => {
    const padding = ' '.repeat(200_000);
    expect((await importLines(line({ serialNumber: 'LONG-1' }) + padding)).status).toBe(200);
    expect((await importLines(' '.repeat(2_000_000))).status).toBe(413);
    const endless = new ReadableStream({
      pull(controller) {
        controller.enqueue(Buffer.alloc(64 * 1024, ' '));
      },
    });
    // Node.js asks for duplex, of which the types of a browser know nothing, should a test bring them along.
    const request: RequestInit & { readonly duplex: 'half' } = {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, connection: 'close' },
      body: endless,
      duplex: 'half',
    };
    const response = await fetch(`${lablink.url}/equipment/import`, request);
    expect(response.status).toBe(413);
  });
});

describe('readings', () => {
  const convert = (body: unknown) => lablink.send('POST', '/readings/convert', { token, body });

  it('are converted by name', async () => {
    const answer = await convert({ conversion: 'celsius-to-fahrenheit', values: [0, 100] });
    expect(answer).toMatchObject({ status: 200, body: { values: [32, 212] } });
  });

  it.each(['value => value', 'constructor', '__proto__'])(
    'are not converted by "%s"',
    async (conversion) => {
      expect((await convert({ conversion, values: [1] })).status).toBe(400);
    },
  );
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
    {
      what: 'a serial number that is none',
      method: 'GET',
      route: '/equipment?serial=(A%2B)%2B',
      body: undefined,
    },
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

  it('is refused when it does not say that it is JSON, as a form of another site would', async () => {
    const headers = { 'content-type': 'text/plain' };
    const body = { ...scope, serialNumber: 'SN-FORM' };
    const { status } = await lablink.send('POST', '/equipment', { token, body, headers });
    expect(status).toBe(400);
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
