import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileFinder } from './file-finder.js';
import { isFile } from './is-file.js';
import { isDeclarationPath, parseCodePath } from './code-path.js';
import { parseJson } from './parse-json.js';
import { pathInside } from './path-inside.js';

/** The package whose maps are read. */
export interface MappedPackage {
  /** Absolute path. */
  readonly folder: string;
  /** Takes up the paths of the maps. */
  readonly readFrom: Set<string>;
  readonly finder: FileFinder;
}

/**
 * Asks a built file's source map what the file is made of.
 *
 * @param traced - The package.
 * @param file - Absolute path of the built file, which need not exist.
 * @returns Absolute path of the only source, or of the only one with the file's name, where that is a file of the
 * package; else `undefined`.
 */
export function mappedSource(traced: MappedPackage, file: string): string | undefined {
  const { folder, finder } = traced;
  const map = readMap(traced, file);
  if (map === undefined) return undefined;
  const sources = map.sources.filter((source) => {
    const inside = pathInside(folder, source);
    return (
      inside !== undefined &&
      !inside.split('/').includes('node_modules') &&
      !isDeclarationPath(source) &&
      source !== file &&
      (parseCodePath(source)?.extension ?? '') !== '' &&
      finder.has(source)
    );
  });
  if (map.sources.length === 1) return sources[0];
  const namesakes = sources.filter((source) => nameOf(source) === nameOf(file));
  return namesakes.length === 1 ? namesakes[0] : undefined;
}

function nameOf(file: string): string | undefined {
  return parseCodePath(path.basename(file))?.stem;
}

function readMap(
  { readFrom, finder }: MappedPackage,
  file: string,
): { sources: string[] } | undefined {
  const beside = `${file}.map`;
  const declared = finder.has(beside) ? beside : finder.has(file) ? declaredMap(file) : undefined;
  if (declared === undefined) return undefined;
  if (declared.startsWith('data:')) {
    const encoded = /^data:[^,]*;base64,(.*)$/u.exec(declared)?.[1];
    return encoded === undefined
      ? undefined
      : sourcesIn(Buffer.from(encoded, 'base64').toString('utf8'), path.dirname(file));
  }
  const text = readText(declared);
  if (text === undefined) return undefined;
  readFrom.add(declared);
  return sourcesIn(text, path.dirname(declared));
}

/** The comment stands at the end, where browsers look for it. */
function declaredMap(file: string): string | undefined {
  const text = readText(file);
  const last = text?.slice(Math.max(0, text.lastIndexOf('sourceMappingURL=')));
  const url = /^sourceMappingURL=(\S+)/u.exec(last ?? '')?.[1];
  if (url === undefined || url.startsWith('data:')) return url;
  return /^[a-z]+:\/\//iu.test(url) ? undefined : path.resolve(path.dirname(file), url);
}

function sourcesIn(text: string, folder: string): { sources: string[] } | undefined {
  let map: unknown;
  try {
    map = parseJson(text);
  } catch {
    // A map that is no JSON tells nothing.
    return undefined;
  }
  if (
    typeof map !== 'object' ||
    map === null ||
    !('sources' in map) ||
    !Array.isArray(map.sources)
  ) {
    return undefined;
  }
  const root = 'sourceRoot' in map && typeof map.sourceRoot === 'string' ? map.sourceRoot : '';
  return {
    sources: map.sources
      .filter((source): source is string => typeof source === 'string')
      .map((source) => path.resolve(folder, root, source)),
  };
}

function readText(file: string): string | undefined {
  try {
    return isFile(file) ? readFileSync(file, 'utf8') : undefined;
  } catch {
    // What may not be read tells nothing.
    return undefined;
  }
}
