import { afterAll, bench, describe } from 'vitest';
import { openDatabase } from '../../src/database/connection.js';
import { EquipmentRepository } from '../../src/database/equipment-repository.js';
import { equipmentFilterSchema } from '../../src/models/equipment.js';
import { makeEquipment } from './make-equipment.js';

const database = await openDatabase();
const equipment = new EquipmentRepository(database);
await equipment.createMany(Array.from({ length: 1000 }, (_, index) => makeEquipment(index)));
const filter = equipmentFilterSchema.parse({ after: 400, limit: 50 });
let count = 1000;

afterAll(() => database.close());

describe('database', () => {
  bench('query by id', async () => {
    if ((await equipment.find(500)) === undefined) throw new Error('There is no equipment');
  });

  bench('query of a range', async () => {
    if ((await equipment.list(filter)).length !== 50) throw new Error('The page is not full');
  });

  // Last, as it makes the table longer for those that come after it.
  bench('insert', async () => {
    count += 1;
    if ((await equipment.create(makeEquipment(count))) === undefined) {
      throw new Error('The serial number is taken');
    }
  });
});
