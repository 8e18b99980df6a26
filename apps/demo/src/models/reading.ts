import { z } from 'zod';

const conversions = {
  'celsius-to-fahrenheit': (value: number) => value * 1.8 + 32,
  'celsius-to-kelvin': (value: number) => value + 273.15,
  'millibar-to-pascal': (value: number) => value * 100,
} as const;

/** What a client sends to have readings converted. */
export const conversionSchema = z.strictObject({
  conversion: z.enum(Object.keys(conversions) as (keyof typeof conversions)[]),
  values: z.array(z.number()).min(1).max(1000),
});

/** Readings that are about to be converted. */
type Conversion = z.infer<typeof conversionSchema>;

/**
 * Converts readings to another unit.
 *
 * @param request - The readings and the name of the conversion.
 * @returns The converted readings, in the same order.
 * @example
 * ```ts
 * convertReadings({ conversion: 'celsius-to-kelvin', values: [0] }); // [273.15]
 * ```
 */
export function convertReadings({ conversion, values }: Conversion): number[] {
  return values.map(conversions[conversion]);
}
