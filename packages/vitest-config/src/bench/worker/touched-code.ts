import { readFileSync, writeFileSync } from 'node:fs';

/** What the kernel keeps of this process where it is Linux: which pages were touched since that was cleared. */
const clearFile = '/proc/self/clear_refs';
const pagesFile = '/proc/self/smaps';

/** What is touched besides, as by a garbage collection, comes in some of the calls. */
const calls = 3;
/** Milliseconds after which the calls so far are enough. */
const longest = 500;

/**
 * Measures how much code a call goes through, by the pages of memory that may be executed and were touched meanwhile.
 *
 * @param work - The function, warm; a promise that it returns is waited for.
 * @returns Bytes, in whole pages and with a few hundred kilobytes of what measures; `undefined` where the system does not tell.
 * @throws Whatever the function throws.
 */
export async function measureTouchedCode(work: () => unknown): Promise<number | undefined> {
  const touched: number[] = [];
  const start = performance.now();
  while (touched.length < calls && (touched.length === 0 || performance.now() - start < longest)) {
    if (!clearTouched()) return undefined;
    await work();
    const bytes = readTouched();
    if (bytes === undefined) return undefined;
    touched.push(bytes);
  }
  return Math.min(...touched);
}

function clearTouched(): boolean {
  try {
    writeFileSync(clearFile, '1');
    return true;
  } catch {
    // Another system, or one that hides it.
    return false;
  }
}

function readTouched(): number | undefined {
  let isCode = false;
  let kilobytes: number | undefined;
  for (const line of readLines()) {
    const [, rights] = /^[\da-f]+-[\da-f]+ (\S{4}) /u.exec(line) ?? [];
    if (rights !== undefined) isCode = rights.includes('x');
    const [, referenced] = /^Referenced:\s+(\d+) kB$/u.exec(line) ?? [];
    if (isCode && referenced !== undefined) kilobytes = (kilobytes ?? 0) + Number(referenced);
  }
  return kilobytes === undefined ? undefined : kilobytes * 1024;
}

function readLines(): string[] {
  try {
    return readFileSync(pagesFile, 'latin1').split('\n');
  } catch {
    // Some systems hide it: then nothing is told.
    return [];
  }
}
