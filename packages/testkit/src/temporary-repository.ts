import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Files by path relative to the repository; an object becomes JSON. */
export type RepositoryFiles = Readonly<Record<string, string | object>>;

/** A folder that exists for one test. */
export interface TemporaryRepository {
  /** Absolute, without symbolic links. */
  readonly path: string;
  /**
   * Writes files, making the folders they need.
   */
  readonly write: (files: RepositoryFiles) => void;
  /** Removes the folder with all that is in it. */
  readonly dispose: () => void;
}

/**
 * Makes a repository in the system's temporary folder.
 *
 * @param files - What it holds at first.
 * @returns The repository. Call `dispose` at the end of the test.
 * @example
 * ```ts
 * import { createTemporaryRepository } from '@groundrules/testkit/repositories';
 * import { onTestFinished } from 'vitest';
 *
 * const repository = createTemporaryRepository({ 'package.json': { type: 'module' } });
 * onTestFinished(repository.dispose);
 * ```
 */
export function createTemporaryRepository(files: RepositoryFiles): TemporaryRepository {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'groundrules-')));
  const write = (written: RepositoryFiles): void => {
    for (const [name, content] of Object.entries(written)) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
    }
  };
  write(files);
  return {
    path: folder,
    write,
    dispose: () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
