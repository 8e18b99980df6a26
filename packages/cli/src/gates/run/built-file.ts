import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Finds a file that is a process or a module of its own. It is built, also for those who run the sources: neither can be
 * started from TypeScript.
 *
 * @param name - Its name in `dist`.
 * @returns Its absolute path.
 */
export function builtFile(name: string): string {
  const manifest = createRequire(import.meta.url).resolve('groundrules/package.json');
  return path.join(path.dirname(manifest), 'dist', name);
}
