import path from 'node:path';

import { nearestName } from '@groundrules/docstrings';

/** What `settings.groundrules` says about the public surface. */
export interface SurfaceSettings {
  /** Absolute path of the folder that the globs start from. */
  readonly root: string;
  /** Globs of the entry points of packages whose manifest does not tell them, such as applications. */
  readonly publicApi: readonly string[];
  /** Folders of built files and the folders of their sources, relative to the package. */
  readonly sources: Readonly<Record<string, string>> | undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** The keys, what each has to be, and whether a value is. */
const keys: Readonly<
  Record<keyof SurfaceSettings, readonly [wanted: string, isRight: (value: unknown) => boolean]>
> = {
  root: ['a folder', isText],
  publicApi: ['a list of globs', (value) => Array.isArray(value) && value.every(isText)],
  sources: [
    'an object of folders',
    (value) => isRecord(value) && Object.values(value).every(isText),
  ],
};

/**
 * Reads the settings of the public surface from a config. What is of the wrong type counts as left out.
 *
 * @param settings - The `settings` of the config.
 * @param cwd - The folder ESLint runs in, the root unless the settings name one.
 * @returns The settings.
 */
export function readSurfaceSettings(
  settings: Readonly<Record<string, unknown>>,
  cwd: string,
): SurfaceSettings {
  const own = isRecord(settings['groundrules']) ? settings['groundrules'] : {};
  const { publicApi, root, sources } = own;
  return {
    root: path.resolve(cwd, isText(root) ? root : '.'),
    publicApi: Array.isArray(publicApi) ? publicApi.filter(isText) : [],
    sources: isRecord(sources)
      ? Object.fromEntries(
          Object.entries(sources).filter((it): it is [string, string] => isText(it[1])),
        )
      : undefined,
  };
}

/**
 * Finds what of the settings has no effect as it is written.
 *
 * @param settings - The `settings` of the config.
 * @returns What is wrong, as parts of a sentence.
 */
export function findMistakes(settings: Readonly<Record<string, unknown>>): string[] {
  const { groundrules: own } = settings;
  if (own === undefined) return [];
  if (!isRecord(own)) return ['it has to be an object'];
  const known = Object.keys(keys);
  const unknown = Object.keys(own).filter((key) => !known.includes(key));
  const wrong = Object.entries(keys).filter(
    ([key, [, isRight]]) => own[key] !== undefined && !isRight(own[key]),
  );
  return [
    ...unknown.map((key) => {
      const nearest = nearestName(key, known);
      return nearest === undefined
        ? `there is no \`${key}\`, but ${known.map((it) => `\`${it}\``).join(', ')}`
        : `there is no \`${key}\`, but \`${nearest}\``;
    }),
    ...wrong.map(([key, [wanted]]) => `\`${key}\` has to be ${wanted}`),
  ];
}
