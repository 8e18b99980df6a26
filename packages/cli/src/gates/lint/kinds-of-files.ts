import { isRecord } from '../run/is-record.js';

/** The rules that ESLint's config has for files of one kind. */
interface FileKind {
  readonly on: readonly string[];
  /** Those that it names and turns off. */
  readonly off: readonly string[];
}

/** Which kind each file is of. */
export interface FileKinds {
  readonly kinds: readonly FileKind[];
  /** By their place in the list of files; -1 where nobody knows. */
  readonly kindOf: readonly number[];
}

/**
 * Finds out which rules are on for which files. Files with the same rules are one kind.
 *
 * @param files - The files.
 * @param configFor - Asks ESLint what its config comes to for one of them.
 * @returns The kinds.
 */
export async function kindsOfFiles(
  files: readonly string[],
  configFor: (file: string) => Promise<unknown>,
): Promise<FileKinds> {
  const kinds: FileKind[] = [];
  const known = new Map<unknown, number>();
  const kindOf: number[] = [];
  for (const file of files) {
    const config = await configFor(file);
    const kind = readKind(config);
    if (kind === undefined) {
      kindOf.push(-1);
      continue;
    }
    // ESLint gives the same object for the same rules, its older config another one each time.
    const text = known.has(config) ? '' : JSON.stringify(kind);
    const place = known.get(config) ?? known.get(text) ?? kinds.push(kind) - 1;
    known.set(config, place);
    if (text !== '') known.set(text, place);
    kindOf.push(place);
  }
  return { kinds, kindOf };
}

function readKind(config: unknown): FileKind | undefined {
  const rules = isRecord(config) ? config['rules'] : undefined;
  if (!isRecord(rules)) return undefined;
  const on: string[] = [];
  const off: string[] = [];
  for (const [rule, setting] of Object.entries(rules)) {
    const severity: unknown = Array.isArray(setting) ? setting[0] : setting;
    (severity === 0 || severity === 'off' ? off : on).push(rule);
  }
  return { on, off };
}
