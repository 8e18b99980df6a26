import { constants, type Stats } from 'node:fs';
import { access, lstat, open, stat, writeFile, type FileHandle } from 'node:fs/promises';
import process from 'node:process';
import writeFileAtomic from 'write-file-atomic';

/**
 * Writes a file: all of it or nothing, whatever ends the process or fills the disk. A file that is there keeps its mode
 * and its owner, a link stays a link, and what may not be written is not replaced either.
 *
 * @param file - Absolute path.
 * @param text - What it holds from now on.
 * @param options - How it is written.
 * @param options.sync - Whether it has to be on the disk before we go on, so that it outlives a loss of power too. That
 *   takes some milliseconds each.
 * @throws {Error} Where the system refuses it. The file is then what it was before.
 */
export async function replaceText(
  file: string,
  text: string,
  { sync = true }: { readonly sync?: boolean } = {},
): Promise<void> {
  const before = await statsOf(file);
  // A pipe or a device must not be replaced by a file, and neither must a link whose target is not there yet.
  if (before === undefined ? await isLink(file) : !before.isFile()) {
    await writeFile(file, text);
    return;
  }
  if (before !== undefined) {
    // A folder lets us replace files that may not be written themselves.
    await access(file, constants.W_OK);
    if (isOnlyItself(before)) {
      await overwrite(file, text, sync);
      return;
    }
  }
  try {
    await replace(file, text, sync);
  } catch (error) {
    if (!isRefused(error)) throw error;
    if (before === undefined) {
      // A name of which the system takes not one character more.
      await writeFile(file, text);
      return;
    }
    await overwrite(file, text, sync);
  }
}

async function replace(file: string, text: string, fsync: boolean): Promise<void> {
  const fill = async (temporary: string): Promise<void> => {
    await writeFile(temporary, text);
  };
  // It hands text to the system once, which takes a part of it and no offence where the disk is full. `writeFile()` goes
  // on until all is written, or fails. What is returned is waited for, though the types do not say so.
  const tmpfileCreated: (temporary: string) => unknown = fill;
  await writeFileAtomic(file, '', { fsync, tmpfileCreated });
}

/** Whether another file in its place would be another one for others: its other names, or its owner. */
function isOnlyItself({ gid, nlink, uid }: Stats): boolean {
  if (nlink > 1) return true;
  const own = process.geteuid?.();
  if (own === undefined || own === 0) return false;
  return uid !== own || ![process.getegid?.(), ...(process.getgroups?.() ?? [])].includes(gid);
}

const refusals = new Set(['EACCES', 'EBUSY', 'ENAMETOOLONG', 'EPERM', 'EROFS', 'EXDEV']);

/** Whether the folder takes no file beside it, or none in its place, as where the file alone is mounted. */
function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && refusals.has(String(error.code));
}

/** Writes into the file itself. Where that fails it gets back what it held, which still has its place on the disk. */
async function overwrite(file: string, text: string, sync: boolean): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    const before = await handle.readFile();
    try {
      await fill(handle, Buffer.from(text), sync);
    } catch (error) {
      await fill(handle, before, sync);
      throw error;
    }
  } finally {
    await handle.close();
  }
}

/** It is cut off last, so that it is at no time shorter than it has to be. */
async function fill(handle: FileHandle, content: Buffer, sync: boolean): Promise<void> {
  let written = 0;
  while (written < content.length) {
    const { bytesWritten } = await handle.write(content, written, undefined, written);
    written += bytesWritten;
  }
  await handle.truncate(content.length);
  if (sync) await handle.sync();
}

async function statsOf(file: string): Promise<Stats | undefined> {
  try {
    return await stat(file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function isLink(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isSymbolicLink();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
