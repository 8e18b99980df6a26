import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminPassword, startTestLabLink } from './support/lablink.js';
import type { AddressInfo } from 'node:net';
import type { TestLabLink } from './support/lablink.js';

const laboratory = 'Metrology';
const asked: string[] = [];
const service = createServer((request, response) => {
  asked.push(request.url ?? '');
  const serialNumber = request.url?.split('/').at(-1) ?? '';
  if (serialNumber === 'CERT-MOVED') response.writeHead(302, { location: '/certificates/CERT-1' });
  else if (serialNumber === 'CERT-NONE') response.writeHead(404);
  else response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ serialNumber, laboratory, validUntil: '2027-01-31' }));
});

let lablink: TestLabLink;
let token: string;

async function certify(serialNumber: string) {
  const body = { name: 'Meter', kind: 'multimeter', serialNumber, location: 'Store' };
  const answer = await lablink.send('POST', '/equipment', { token, body });
  const { id } = (answer.body as { equipment: { id: number } }).equipment;
  return lablink.send('GET', `/equipment/${id}/certificate?source=http://evil.example`, { token });
}

beforeAll(async () => {
  service.listen(0, '127.0.0.1');
  await once(service, 'listening');
  const { port } = service.address() as AddressInfo;
  lablink = await startTestLabLink({ certificateUrl: `http://127.0.0.1:${port}/certificates/` });
  token = await lablink.logIn('admin', adminPassword);
});

afterAll(async () => {
  await lablink.close();
  service.close();
});

describe('a certificate', () => {
  it('is asked of the configured service by the serial number', async () => {
    const { body, status } = await certify('CERT-1');
    expect(status).toBe(200);
    expect(body).toEqual({
      certificate: { serialNumber: 'CERT-1', laboratory, validUntil: '2027-01-31' },
    });
    expect(asked).toEqual(['/certificates/CERT-1']);
  });

  it('is missing where the service has none', async () => {
    expect((await certify('CERT-NONE')).status).toBe(404);
  });

  it('is not fetched from where the service points to', async () => {
    const { body, status } = await certify('CERT-MOVED');
    expect(status).toBe(502);
    expect(body).toEqual({
      error: { code: 'unavailable', message: 'The certificate service does not answer' },
    });
    expect(asked.at(-1)).toBe('/certificates/CERT-MOVED');
  });
});
