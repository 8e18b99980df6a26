import { existsSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { ShownConfig } from './own-files.js';

/** A project for which another is to stand in. */
export interface StandInOptions {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Absolute path of the project's tsconfig. */
  readonly config: string;
  readonly shown: ShownConfig;
  /** Absolute path of an empty folder outside of the repository. */
  readonly folder: string;
}

/**
 * Makes a tsconfig that judges a project by the sources of the projects that it refers to, as editors do. The compiler
 * itself wants them built first, into the repository; and `tsc --build --noEmit` refuses references (TS6310).
 *
 * Types are looked for from the folder of a tsconfig upwards, so the packages that are installed are linked beside it.
 *
 * @param options - The project.
 * @returns Absolute path of the tsconfig.
 */
export async function writeStandIn(options: StandInOptions): Promise<string> {
  const { config, folder, root, shown } = options;
  const inside = path.relative(root, path.dirname(config));
  const steps = inside === '' ? [] : inside.split(path.sep);
  for (let depth = 0; depth <= steps.length; depth += 1) {
    const step = path.join(...steps.slice(0, depth), '.');
    await mkdir(path.join(folder, step), { recursive: true });
    const installed = path.join(root, step, 'node_modules');
    if (existsSync(installed)) {
      await symlink(installed, path.join(folder, step, 'node_modules'), 'junction');
    }
  }
  const file = path.join(folder, inside, 'tsconfig.json');
  const content = {
    extends: config,
    files: shown.files,
    include: [],
    references: [],
    compilerOptions: {
      composite: false,
      // It is judged whether declarations can be written, which composite asks for.
      ...(shown.isComposite && { declaration: true }),
      // Sources of other projects may lie anywhere.
      rootDir: path.parse(root).root,
    },
  };
  await writeFile(file, JSON.stringify(content));
  return file;
}
