import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const installed = fileURLToPath(new URL('../../../../node_modules', import.meta.url));

/**
 * Makes a repository that has this one's Vitest. It is gone when the test is over.
 *
 * @param files - What stands in it, by path.
 * @returns Its absolute path.
 */
export function createBenchRepository(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'groundrules-bench-')));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  symlinkSync(installed, path.join(folder, 'node_modules'), 'junction');
  for (const [name, text] of Object.entries({ 'package.json': '{"type":"module"}', ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}
