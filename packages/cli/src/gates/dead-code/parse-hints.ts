import type { RawFinding } from '../../findings/finding.js';
import { compileShape } from '../run/shape.js';
import { adviceIfBuilt } from './advice-if-built.js';

/** What our reporter for knip writes. */
interface Hints {
  readonly hints: readonly {
    readonly type: string;
    readonly identifier: string;
    readonly file?: string;
    readonly workspace?: string;
  }[];
  /** How many files it looked at. */
  readonly total: number;
  readonly warnings: readonly string[];
}

const text = { type: 'string' };

const isHints = compileShape<Hints>({
  type: 'object',
  required: ['hints', 'total', 'warnings'],
  properties: {
    hints: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type', 'identifier'],
        properties: { type: text, identifier: text, file: text, workspace: text },
      },
    },
    total: { type: 'integer' },
    warnings: { type: 'array', items: text },
  },
});

/** What is known beside knip's JSON. */
export interface ParsedHints {
  readonly findings: readonly RawFinding[];
  /** How many files knip looked at. */
  readonly total: number;
  /** Types of issue that the repository's rules make warnings. */
  readonly warnings: ReadonlySet<string>;
}

/**
 * Reads what knip says of its own settings: a setting without effect, or one that is missed, is a warning.
 *
 * @param json - What the reporter wrote.
 * @param relativeTo - Makes an absolute path relative to the repository.
 * @returns The findings; `undefined` where it is not what the reporter writes.
 */
export function parseHints(
  json: string,
  relativeTo: (file: string) => string,
): ParsedHints | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!isHints(value)) return undefined;
  return {
    total: value.total,
    warnings: new Set(value.warnings),
    findings: value.hints.map(({ file, identifier, type, workspace }) => ({
      rule: 'configuration-hint',
      practice: null,
      severity: 'warning',
      file: file === undefined ? 'package.json' : relativeTo(file),
      line: 1,
      column: 1,
      message: describeHint(type, identifier, where(workspace)),
      subject: `${type} ${identifier}${where(workspace)}`,
    })),
  };
}

function where(workspace: string | undefined): string {
  return workspace === undefined || workspace === '.' ? '' : ` in ${workspace}`;
}

/** What each kind of hint means. Others are settings that name something which is not there. */
const sentences: Readonly<Record<string, (identifier: string, inWhere: string) => string>> = {
  'entry-empty': (glob, inWhere) =>
    `The pattern ${glob} of knip's "entry"${inWhere} matches nothing.${adviceIfBuilt(glob)}`,
  'project-empty': (glob, inWhere) =>
    `The pattern ${glob} of knip's "project"${inWhere} matches nothing.`,
  'entry-redundant': (glob, inWhere) =>
    `knip finds ${glob}${inWhere} by itself: its "entry" need not name it.`,
  'project-redundant': (glob, inWhere) =>
    `knip looks at ${glob}${inWhere} by itself: its "project" need not name it.`,
  'entry-top-level': (glob) =>
    `The pattern ${glob} of knip's "entry" has no effect beside "workspaces": move it there.`,
  'project-top-level': (glob) =>
    `The pattern ${glob} of knip's "project" has no effect beside "workspaces": move it there.`,
  'project-extension-excluded': (extension, inWhere) =>
    `knip's "project"${inWhere} leaves out ${extension} files, whose imports are not followed.`,
  'project-extension-unregistered': (extension, inWhere) =>
    `knip has no compiler for the ${extension} files that its "project"${inWhere} names.`,
  'package-entry': (file, inWhere) =>
    `The entry ${file} of package.json${inWhere} was not found by knip.${adviceIfBuilt(file)}`,
  'top-level-unconfigured': () =>
    'Many files look unused to knip. Name the entries and the files of the project in its settings.',
  'workspace-unconfigured': (_identifier, inWhere) =>
    `Many files${inWhere} look unused to knip. Name the entries and the files of the package in its settings.`,
};

function describeHint(type: string, identifier: string, inWhere: string): string {
  const sentence = Object.hasOwn(sentences, type) ? sentences[type] : undefined;
  return (
    sentence?.(identifier, inWhere) ??
    `knip's setting ${type} has no effect for ${identifier}${inWhere}.`
  );
}
