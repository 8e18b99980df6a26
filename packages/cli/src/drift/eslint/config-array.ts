import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { isRecord } from '../../gates/run/is-record.js';
import { JobError } from '../../gates/run/job-error.js';

/** One object of a config array, as far as it is looked at here. */
export interface ConfigObject {
  readonly name?: unknown;
  readonly basePath?: unknown;
  readonly files?: readonly unknown[];
  readonly ignores?: readonly unknown[];
  readonly rules?: Readonly<Record<string, unknown>>;
  readonly linterOptions?: Readonly<Record<string, unknown>>;
  readonly languageOptions?: Readonly<Record<string, unknown>>;
  readonly processor?: unknown;
}

/** A config as ESLint puts it together for one file: each rule with its severity as a number. */
export interface FileConfig {
  readonly rules?: Readonly<Record<string, readonly unknown[]>>;
  readonly plugins?: Readonly<Record<string, unknown>>;
  readonly linterOptions?: Readonly<Record<string, unknown>>;
  readonly languageOptions?: Readonly<Record<string, unknown>>;
  readonly processor?: unknown;
}

/** ESLint's array of config objects. */
export interface ConfigArray extends ReadonlyArray<ConfigObject> {
  readonly basePath: string;
  readonly getConfigWithStatus: (file: string) => {
    readonly config?: FileConfig;
    readonly status: 'external' | 'ignored' | 'matched' | 'unconfigured';
  };
  readonly normalizeSync: () => ConfigArray;
}

/** What ESLint's own package for config arrays exports. */
interface ConfigArrayPackage {
  readonly ConfigArray: {
    new (
      configs: readonly object[],
      options: { readonly basePath: string; readonly schema?: Readonly<Record<string, object>> },
    ): ConfigArray;
    readonly prototype: { getConfigWithStatus: (file: string) => unknown };
  };
}

/** Sees the config arrays that ESLint makes, and asks them more than ESLint's API does. */
export interface ArrayWatch {
  /** The array that answered last. */
  readonly last: () => ConfigArray;
  /** Lists the places of the objects that match a file. */
  readonly matching: (array: ConfigArray, file: string) => readonly number[];
  /** Tells whether one pattern alone leaves a file out. */
  readonly leavesOut: (
    array: ConfigArray,
    object: ConfigObject,
    pattern: unknown,
    file: string,
  ) => boolean;
}

/**
 * Watches the config arrays of an ESLint. ESLint tells what comes out for a file, and not which object of the array
 * said so; the array itself does.
 *
 * @param eslint - Absolute path of the package `eslint`.
 * @returns The watch.
 * @throws {@link JobError} where this ESLint keeps its arrays otherwise.
 */
export function watchArrays(eslint: string): ArrayWatch {
  const { ConfigArray } = loadPackage(eslint);
  const seen: { last?: ConfigArray } = {};
  const { prototype } = ConfigArray;
  const original = prototype.getConfigWithStatus;
  prototype.getConfigWithStatus = function (this: ConfigArray, file) {
    seen.last = this;
    return original.call(this, file);
  };
  const probes = new WeakMap<ConfigArray, ConfigArray>();
  const probeOf = (array: ConfigArray): ConfigArray => {
    const known = probes.get(array);
    if (known !== undefined) return known;
    const made = new ConfigArray(
      array.map(({ basePath, files, ignores, ...rest }, index) => ({
        ...(basePath !== undefined && { basePath }),
        ...(files !== undefined && { files }),
        ...(ignores !== undefined && { ignores }),
        // What holds nothing but ignores is about all files, and has to stay so.
        ...((files !== undefined || Object.keys(rest).some((key) => key !== 'name')) && {
          places: [index],
        }),
      })),
      { basePath: array.basePath, schema: { places } },
    ).normalizeSync();
    probes.set(array, made);
    return made;
  };
  return {
    last: () => {
      if (seen.last === undefined)
        throw new JobError('it looks up configs in a way that is not known.');
      return seen.last;
    },
    matching: (array, file) => {
      const config = original.call(probeOf(array), file) as {
        readonly config?: { readonly places?: readonly number[] };
      };
      return config.config?.places ?? [];
    },
    leavesOut: ({ basePath }, object, pattern, file) => {
      const alone = new ConfigArray(
        [
          { files: ['**/*'] },
          {
            ...(typeof object.basePath === 'string' && { basePath: object.basePath }),
            ignores: [pattern],
          },
        ],
        { basePath },
      ).normalizeSync();
      return (original.call(alone, file) as { readonly status: string }).status === 'ignored';
    },
  };
}

/** Puts together which objects matched. */
const places = {
  required: false,
  merge: (a: readonly number[] = [], b: readonly number[] = []) => [...a, ...b],
  validate: () => undefined,
};

function loadPackage(eslint: string): ConfigArrayPackage {
  let loaded: unknown;
  try {
    // Through links, as an install may make: what it depends on is beside where it really is.
    loaded = createRequire(path.join(realpathSync(eslint), 'package.json'))('@eslint/config-array');
  } catch {
    // Told below, in words that help.
  }
  if (isRecord(loaded) && typeof loaded['ConfigArray'] === 'function') {
    const { prototype } = loaded['ConfigArray'] as { readonly prototype: unknown };
    if (typeof Reflect.get(prototype as object, 'getConfigWithStatus') === 'function') {
      // Only a record to the compiler; the method that matters has just been looked for.
      return loaded as unknown as ConfigArrayPackage;
    }
  }
  throw new JobError(
    'it keeps its configs in a way that is not known. Its version is too old or too new, or it is damaged.',
  );
}
