import path from 'node:path';

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
