// seeded-file: unused-file
import type { Equipment } from '../models/equipment.js';

/**
 * Writes equipment as comma-separated values, the way LabLink 0.x exported it.
 *
 * @param equipment - The equipment.
 * @returns One line per piece of equipment, after a heading.
 * @example
 * ```ts
 * const text = toCsv(await repository.list(filter));
 * ```
 */
export function toCsv(equipment: readonly Equipment[]): string {
  const lines = equipment.map(({ id, name, kind, location }) =>
    [id, name, kind, location].map((cell) => JSON.stringify(cell)).join(','),
  );
  return ['id,name,kind,location', ...lines].join('\n');
}
