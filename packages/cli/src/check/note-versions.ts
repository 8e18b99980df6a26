import type { Gate } from '@groundrules/catalogue';

import { judgeVersion, type RangedTool } from '../doctor/judge-version.js';
import type { Collected } from './collect-findings.js';

/** The tool that does the work of a gate; the bench gate says by itself which Vitest it needs. */
const toolOf: Readonly<Partial<Record<Gate, RangedTool>>> = {
  format: 'prettier',
  lint: 'eslint',
  types: 'typescript',
  'dead-code': 'knip',
};

/**
 * Says which gates ran with a tool of a version that we are not made for. It may well do its work; nobody has seen to it.
 *
 * @param collected - What the gates found.
 * @returns Sentences with the command that mends it.
 */
export function noteVersions({ root, runs, workspaces }: Collected): string[] {
  return runs.flatMap(({ name, outcome }) => {
    const tool = toolOf[name];
    if (tool === undefined || outcome.kind === 'skipped') return [];
    const verdict = judgeVersion(tool, { root, workspaces });
    if (verdict === undefined || verdict.isSupported) return [];
    return [`${name}: ${tool} ${verdict.message}. Install one that is: ${verdict.cure}`];
  });
}
