import { afterAll, bench, describe } from 'vitest';
import { adminPassword, startTestLabLink } from '../support/lablink.js';
import { makeEquipment } from './make-equipment.js';

const lablink = await startTestLabLink();
const token = await lablink.logIn('admin', adminPassword);
const { status } = await lablink.send('POST', '/equipment/import', {
  token,
  body: Array.from({ length: 100 }, (_, index) => JSON.stringify(makeEquipment(index))).join('\n'),
});
if (status !== 200) throw new Error(`The equipment was not imported: ${status}`);

afterAll(() => lablink.close());

/** From the client's request to the answer as it was read, over HTTP. */
async function get(route: string): Promise<void> {
  const answer = await lablink.send('GET', route, { token });
  if (answer.status !== 200) throw new Error(`${route} answered ${answer.status}`);
}

describe('API', () => {
  bench('GET /equipment/:id', () => get('/equipment/50'));
  bench('GET /equipment, a page of 50', () => get('/equipment?limit=50'));
});
