import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';

import type { GateContext } from '../gate.js';
import { listFiles } from './list-files.js';

/**
 * Finds a source file that may not be read. Some tools take it for one that does not exist, and report less.
 *
 * @param context - The repository.
 * @param isSource - Which files the tool has to read.
 * @returns Why the first such file can't be read; `undefined` where all can.
 */
export async function findUnreadable(
  context: Pick<GateContext, 'config' | 'root'>,
  isSource: (file: string) => boolean,
): Promise<string | undefined> {
  for (const { file } of await listFiles({ ...context, changed: undefined })) {
    if (!isSource(file)) continue;
    try {
      await access(path.join(context.root, file), constants.R_OK);
    } catch (error) {
      return `${file} can't be read: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  return undefined;
}
