import { randomUUID } from 'node:crypto';
import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file as a whole or not at all: what was there stays until the new text is complete.
 *
 * @param file - Where to. Folders on the way are made; a link is followed.
 * @param text - What it holds then.
 * @throws {Error} The file system's own error.
 */
export async function writeFileAtomically(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const target = await targetOf(file);
  if (target.isDevice) {
    await writeFile(target.file, text);
    return;
  }
  // Beside it, since nothing can be renamed from one disk to another.
  const draft = `${target.file}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, text, { flag: 'wx' });
    await rename(draft, target.file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Pipes and devices such as `/dev/stdout` can only be written to. */
async function targetOf(file: string): Promise<{ file: string; isDevice: boolean }> {
  try {
    const real = await realpath(file);
    const stats = await stat(real);
    return { file: real, isDevice: !stats.isFile() && !stats.isDirectory() };
  } catch (error) {
    // A file that is not there yet.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return { file, isDevice: false };
    }
    throw error;
  }
}
