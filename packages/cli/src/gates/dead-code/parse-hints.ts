import type { RawFinding } from '../../findings/finding.js';
import { compileShape } from '../run/shape.js';

/** What our reporter for knip writes. */
interface Hints {
  readonly hints: readonly {
    readonly type: string;
    readonly identifier: string;
    readonly file?: string;
    readonly workspace?: string;
  }[];
  readonly warnings: readonly string[];
}

const text = { type: 'string' };

const isHints = compileShape<Hints>({
  type: 'object',
  required: ['hints', 'warnings'],
  properties: {
    hints: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type', 'identifier'],
        properties: { type: text, identifier: text, file: text, workspace: text },
      },
    },
    warnings: { type: 'array', items: text },
  },
});

/** What is known beside knip's JSON. */
export interface ParsedHints {
  readonly findings: readonly RawFinding[];
  /** Types of issue that the repository's rules make warnings. */
  readonly warnings: ReadonlySet<string>;
}

/**
 * Reads what knip says of its own settings: a setting without effect is a warning.
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
    warnings: new Set(value.warnings),
    findings: value.hints.map(({ file, identifier, type, workspace }) => ({
      rule: 'configuration-hint',
      practice: null,
      severity: 'warning',
      file: file === undefined ? 'package.json' : relativeTo(file),
      line: 1,
      column: 1,
      message: `knip's setting ${type} has no effect for ${identifier}${where(workspace)}.`,
      subject: `${type} ${identifier}${where(workspace)}`,
    })),
  };
}

function where(workspace: string | undefined): string {
  return workspace === undefined || workspace === '.' ? '' : ` in ${workspace}`;
}
