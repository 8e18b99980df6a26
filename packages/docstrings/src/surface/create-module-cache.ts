import type { TypeScript } from '../typescript/load-typescript.js';
import type { FileHost } from './file-host.js';
import { createScope, type ModuleRecord } from './module-record.js';
import { readModule } from './read-module.js';

/** For how long a file is believed to be as it was, in milliseconds. */
export const trustedFor = 1000;

const sourceFile = /\.[cm]?[jt]sx?$/i;

/** What was read of files, for as long as they do not change. */
export interface ModuleCache {
  /** What is in a file on disk; `undefined` where it can't be read or is no source. */
  readonly get: (file: string) => ModuleRecord | undefined;
  /** What is in a text that belongs to a file. */
  readonly getForText: (file: string, text: string) => ModuleRecord;
}

interface CachedModule {
  readonly record: ModuleRecord | undefined;
  readonly stamp: string;
  readonly checked: number;
}

/**
 * Makes a memory for what was read of files.
 *
 * @param getTypeScript - Gets the compiler's API, when it is first needed.
 * @param host - Where files are read from.
 * @returns The memory. It looks at a file's time and size once a second, and reads it again when they changed.
 */
export function createModuleCache(getTypeScript: () => TypeScript, host: FileHost): ModuleCache {
  const modules = new Map<string, CachedModule>();
  const texts = new Map<string, ModuleRecord>();

  const read = (file: string, known: CachedModule | undefined, stamp: string): CachedModule => {
    const written = stamp === '' ? undefined : host.readFile(file);
    // Tools give texts without the mark, and count from behind it.
    const text = written?.startsWith('\uFEFF') ? written.slice(1) : written;
    const isKnown = known?.record !== undefined && known.record.text === text;
    const given = texts.get(file);
    const record = isKnown ? known.record : given?.text === text ? given : undefined;
    return {
      record: record ?? (text === undefined ? undefined : tryToRead(getTypeScript(), file, text)),
      stamp,
      checked: host.now(),
    };
  };

  const get = (file: string): ModuleRecord | undefined => {
    if (!sourceFile.test(file)) return undefined;
    const known = modules.get(file);
    const now = host.now();
    if (known && now - known.checked < trustedFor) return known.record;
    const stats = host.stat(file);
    const stamp = stats?.isFile ? `${String(stats.modified)} ${String(stats.size)}` : '';
    const current = known?.stamp === stamp ? { ...known, checked: now } : read(file, known, stamp);
    modules.set(file, current);
    return current.record;
  };

  const getForText = (file: string, text: string): ModuleRecord => {
    const known = [modules.get(file)?.record, texts.get(file)].find(
      (record) => record?.text === text,
    );
    const record = known ?? tryToRead(getTypeScript(), file, text);
    texts.set(file, record);
    return record;
  };

  return { get, getForText };
}

/** What no compiler can read, for instance because it is nested too deeply, publishes nothing. */
function tryToRead(typescript: TypeScript, file: string, text: string): ModuleRecord {
  try {
    return readModule(typescript, file, text);
  } catch (error) {
    // That would be our mistake, and silence would pass for a package without public symbols.
    if (error instanceof TypeError || error instanceof ReferenceError) throw error;
    return {
      file,
      text,
      scope: createScope(),
      ambientModules: new Map(),
      symbols: new Map(),
      mistake: { start: 0, message: error instanceof Error ? error.message : String(error) },
      shape: '',
    };
  }
}
