import { isRecord } from '../run/is-record.js';

/**
 * Tells whether an ESLint config holds the standard, or part of it.
 *
 * @param config - What ESLint resolves for a file, of whatever shape.
 * @returns Whether a rule of ours is on.
 */
export function turnsOnStandard(config: unknown): boolean {
  const rules = isRecord(config) ? config['rules'] : undefined;
  if (!isRecord(rules)) return false;
  return Object.entries(rules).some(([name, setting]) => {
    const [severity] = Array.isArray(setting) ? (setting as unknown[]) : [setting];
    return name.startsWith('groundrules/') && severity !== 0 && severity !== 'off';
  });
}
