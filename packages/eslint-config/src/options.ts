import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

/** How much is asked: `recommended` finds bugs, `strict` is the whole standard. */
export type Level = 'recommended' | 'strict';

/** Options that every preset takes. */
export interface PresetOptions {
  /** The level to lint at. Defaults to `strict`. */
  readonly level?: Level;
  /**
   * Folder of the repository. Plugins that it has itself are preferred to ours. Defaults to the current folder.
   */
  readonly root?: string;
}

/** Options of {@link groundrules}. What is left out is read from the repository. */
export interface GroundrulesOptions extends PresetOptions {
  /**
   * Folder of the repository, as a path or a `file:` URL. Defaults to the folder ESLint runs in. Pass
   * `import.meta.dirname` where ESLint is started from elsewhere.
   */
  readonly root?: string;
  /**
   * Whether TypeScript files are linted. Defaults to `true` where the repository has a tsconfig.json or
   * depends on `typescript`.
   */
  readonly typescript?: boolean;
  /**
   * Whether TypeScript files that belong to a project are linted with type information. Defaults to `true`.
   */
  readonly typed?: boolean;
  /** Whether Vitest's rules are on in tests. Defaults to `true` where the repository depends on it. */
  readonly vitest?: boolean;
  /** Whether GitHub's workflows are linted. Defaults to `true`. */
  readonly workflows?: boolean;
  /** Whether Dockerfiles are linted. Defaults to `true`. */
  readonly containers?: boolean;
  /** Whether docstrings are required on what packages publish. Defaults to `true` at `strict`. */
  readonly docs?: boolean;
  /** Whether the code of `@example` tags is linted. Defaults to `true` at `strict`. */
  readonly examples?: boolean;
  /**
   * Globs of entry points, relative to the root, for packages whose manifest does not tell them, such as applications.
   * Docstrings are required on what can be reached from there; elsewhere they only have to be true. A package that none
   * matches is judged by its manifest, and one that publishes nothing is asked for nothing.
   */
  readonly publicApi?: readonly string[];
  /**
   * Folders of built files and the folders of their sources, relative to each package, where they are not found by
   * themselves: `{ dist: 'src' }`.
   */
  readonly sources?: Readonly<Record<string, string>>;
  /** Globs of files to leave alone, besides the usual build folders. */
  readonly ignores?: readonly string[];
}

const schema = v.strictObject({
  level: v.optional(v.picklist(['recommended', 'strict'])),
  root: v.optional(v.pipe(v.string(), v.nonEmpty('expected a folder, received an empty string'))),
  typescript: v.optional(v.boolean()),
  typed: v.optional(v.boolean()),
  vitest: v.optional(v.boolean()),
  workflows: v.optional(v.boolean()),
  containers: v.optional(v.boolean()),
  docs: v.optional(v.boolean()),
  examples: v.optional(v.boolean()),
  publicApi: v.optional(v.array(v.string())),
  sources: v.optional(v.record(v.string(), v.string())),
  ignores: v.optional(v.array(v.string())),
});

/** The names of the options, for messages. */
const names = Object.keys(schema.entries).join(', ');

/**
 * Thrown when {@link groundrules} is given an option it does not know or a value it cannot use.
 *
 * @example
 * ```ts
 * import { groundrules, OptionsError } from '@groundrules/eslint-config';
 *
 * try {
 *   groundrules({ root: process.argv[2] ?? '' });
 * } catch (error) {
 *   if (!(error instanceof OptionsError)) throw error;
 *   console.error(error.message);
 * }
 * ```
 */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

/**
 * Checks the options of {@link groundrules}.
 *
 * @param options - What the caller passed.
 * @returns The same options, known to be right, with `root` as an absolute path.
 * @throws {@link OptionsError} naming each wrong option, what was expected and what came.
 */
export function parseOptions(options: unknown): GroundrulesOptions & { readonly root: string } {
  if (Array.isArray(options)) {
    throw new OptionsError('groundrules(): the options expected Object, received Array');
  }
  const result = v.safeParse(schema, options);
  if (result.success) {
    const parsed = options as GroundrulesOptions;
    if (
      parsed.level === 'recommended' &&
      (parsed.docs === true || parsed.publicApi !== undefined || parsed.sources !== undefined)
    ) {
      throw new OptionsError(
        'groundrules(): "docs", "publicApi" and "sources" have no effect at level "recommended"; ' +
          'leave them out, set "level" to "strict", or put the preset behind: ' +
          `groundrules({ level: "recommended" }, presets.docs(${describeDocs(parsed)}))`,
      );
    }
    return { ...parsed, root: resolveRoot(parsed) };
  }
  if (
    typeof options === 'object' &&
    options !== null &&
    ('rules' in options || 'files' in options)
  ) {
    throw new OptionsError(
      'groundrules(): the first argument holds options, not a config object. ' +
        'Pass config objects after it: groundrules({}, { files: [...], rules: {...} })',
    );
  }
  const mistakes = result.issues.map((issue) => {
    const path = v.getDotPath(issue) ?? '';
    if (issue.expected === 'never' && path !== '') {
      return `"${path}" is not an option; the options are ${names}`;
    }
    const where = path === '' ? 'the options' : `"${path}"`;
    return `${where} expected ${issue.expected}, received ${issue.received}`;
  });
  throw new OptionsError(`groundrules(): ${mistakes.join('; ')}`);
}

/** The options of the docs preset, as code. */
function describeDocs(options: GroundrulesOptions): string {
  const given = (['publicApi', 'sources'] as const).flatMap((key) =>
    options[key] === undefined ? [] : [`${key}: ${JSON.stringify(options[key])}`],
  );
  return given.length > 0 ? `{ ${given.join(', ')} }` : '';
}

function resolveRoot({ root = '.' }: GroundrulesOptions): string {
  const folder = path.resolve(root.startsWith('file:') ? fileURLToPath(root) : root);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new OptionsError(
      `groundrules(): "root" expected a folder that exists, received "${root}"`,
    );
  }
  return folder;
}
