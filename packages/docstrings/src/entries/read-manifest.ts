import { isObject } from './is-object.js';
import { ManifestError } from './manifest-error.js';
import { readManifestContent } from './read-manifest-content.js';

/** The fields of a manifest that say what is published. */
export interface PublishedFields {
  readonly exports?: unknown;
  readonly main?: string;
  readonly module?: string;
  readonly browser?: string;
  readonly types?: string;
  readonly typings?: string;
  readonly bin?: string | Readonly<Record<string, string>>;
}

/** A package.json, as far as it says what the package publishes. */
export interface Manifest {
  /** Absolute path of the package.json. */
  readonly file: string;
  readonly name: string | undefined;
  /** Bundlers are told by it of what `main` is made. */
  readonly source: string | undefined;
  /** What is packed, where the manifest limits it. */
  readonly files: readonly string[] | undefined;
  /** As they stand in the registry, once `publishConfig` has replaced some. */
  readonly published: PublishedFields;
  /** As they stand in the repository: pnpm's workspaces point at sources and replace that on publishing. */
  readonly local: PublishedFields;
}

const paths = ['main', 'module', 'types', 'typings'] as const;

/**
 * Reads a manifest.
 *
 * @param file - Absolute path of a package.json.
 * @returns What it says, or `undefined` where it is not there.
 * @throws {ManifestError} Where it is no JSON, or a field is not of the shape that npm and Node take.
 */
export function readManifest(file: string): Manifest | undefined {
  const content = readManifestContent(file);
  if (content === undefined) return undefined;
  const publishConfig = content['publishConfig'] ?? {};
  if (!isObject(publishConfig)) throw wrong(file, 'publishConfig', 'an object');
  const local = fieldsOf(file, content, '');
  return {
    file,
    name: textIn(file, content, 'name', ''),
    // Parcel takes a list or a map as well, which tell less than the targets do.
    source: typeof content['source'] === 'string' ? content['source'] : undefined,
    files: listIn(content['files']),
    published: { ...local, ...fieldsOf(file, publishConfig, 'publishConfig.') },
    local,
  };
}

function fieldsOf(
  file: string,
  content: Readonly<Record<string, unknown>>,
  parent: string,
): PublishedFields {
  const fields: { -readonly [Field in keyof PublishedFields]: PublishedFields[Field] } = {};
  for (const field of paths) {
    const value = textIn(file, content, field, parent);
    if (value !== undefined) fields[field] = value;
  }
  // The form that is a map replaces modules one by one and publishes nothing.
  if (typeof content['browser'] === 'string') fields.browser = content['browser'];
  if (content['exports'] !== undefined && content['exports'] !== null) {
    fields.exports = content['exports'];
  }
  const bin = binIn(file, content['bin'], `${parent}bin`);
  if (bin !== undefined) fields.bin = bin;
  return fields;
}

function textIn(
  file: string,
  content: Readonly<Record<string, unknown>>,
  field: string,
  parent: string,
): string | undefined {
  const value = content[field];
  // Packages of types alone have an empty `main`.
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw wrong(file, `${parent}${field}`, 'a string');
  return value;
}

function binIn(file: string, value: unknown, field: string): PublishedFields['bin'] {
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined;
  if (!isObject(value)) throw wrong(file, field, 'a path, or an object of names and paths');
  const commands: [string, string][] = [];
  for (const [name, target] of Object.entries(value)) {
    if (typeof target !== 'string') throw wrong(file, `${field}.${name}`, 'a path');
    commands.push([name, target]);
  }
  return Object.fromEntries(commands);
}

function listIn(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.filter((item): item is string => typeof item === 'string');
}

function wrong(file: string, field: string, wanted: string): ManifestError {
  return new ManifestError(file, `"${field}" has to be ${wanted}. Mend it, or leave it out.`);
}
