import path from 'node:path';

import { toSlashes } from '../files/to-slashes.js';
import { isRecord } from '../run/is-record.js';

/** What `tsc --showConfig` says of a project. */
export interface ShownConfig {
  /** Absolute paths, with `/`. */
  readonly files: readonly string[];
  readonly isComposite: boolean;
}

/**
 * Reads what `tsc --showConfig` printed.
 *
 * @param stdout - What was printed.
 * @param config - Absolute path of the tsconfig.
 * @returns What it says; `undefined` where it says something else, as it does of a broken tsconfig.
 */
export function parseShownConfig(stdout: string, config: string): ShownConfig | undefined {
  let shown: unknown;
  try {
    shown = JSON.parse(stdout);
  } catch {
    return undefined;
  }
  if (!isRecord(shown)) return undefined;
  const { compilerOptions, files } = shown;
  if (!Array.isArray(files)) return undefined;
  const names: unknown[] = files;
  return {
    files: names.flatMap((name) =>
      typeof name === 'string' ? [toSlashes(path.resolve(path.dirname(config), name))] : [],
    ),
    isComposite: isRecord(compilerOptions) && compilerOptions['composite'] === true,
  };
}
