import { isRecord } from '../gates/run/is-record.js';
import type { Settings } from './settings.js';

/**
 * Puts settings on top of others: objects are merged, lists and all else are replaced.
 *
 * @param below - The settings to start from.
 * @param above - The settings that win.
 * @returns The merged settings.
 */
export function mergeSettings(below: Settings, above: Settings): Settings {
  return merge(below, above) as Settings;
}

function merge(below: unknown, above: unknown): unknown {
  if (!isRecord(below) || !isRecord(above)) return above;
  const merged: Record<string, unknown> = { ...below };
  for (const [name, value] of Object.entries(above)) {
    merged[name] = merge(below[name], value);
  }
  return merged;
}
