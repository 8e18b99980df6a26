import type { NewEquipment } from '../../src/models/equipment.js';

/** Makes equipment that is told from all other by its number. */
export function makeEquipment(number: number): NewEquipment {
  return {
    name: `Bench scope ${number}`,
    kind: 'oscilloscope',
    serialNumber: `SN-${number}`,
    location: `Room ${number % 20}`,
  };
}
