import { practices, type PracticeId } from '@groundrules/catalogue';

import type { Config } from '../../config/config.js';
import { kindOfFile } from '../../drift/eslint/kind-of-file.js';
import type { StandardInTool } from '../report.js';
import type { FileKinds } from './kinds-of-files.js';

/** What only some files can breach. A practice that is not here is one of all code. */
const onlyIn: Readonly<Partial<Record<PracticeId, (file: string) => boolean>>> = {
  'security-step-not-blocking': isWorkflow,
  'unpinned-action': isWorkflow,
  'untrusted-checkout': isWorkflow,
  'container-runs-as-root': isDockerfile,
  'container-secret': isDockerfile,
  'unpinned-image': isDockerfile,
  'unsafe-any': (file) => /\.[cm]?tsx?$/u.test(file),
};

/** What other gates look for too. */
const alsoSoughtBy: Readonly<Partial<Record<PracticeId, keyof Config['gates']>>> = {
  'undocumented-public-api': 'docs',
  'hardcoded-secret': 'secrets',
};

/**
 * Tells how much of the standard ESLint's config turns on.
 *
 * @param kinds - The rules that are on for files of each kind.
 * @param files - The repository's files.
 * @param config - The settings, by which other gates may look for the same.
 * @returns Whether a rule of the standard is on anywhere, and the practices that only ESLint finds and that no rule is on for.
 */
export function standardIn(
  kinds: FileKinds['kinds'],
  files: readonly string[],
  config: Pick<Config, 'gates'>,
): StandardInTool {
  const on = new Set(kinds.flatMap((kind) => kind.on));
  const isMissing = ({ enforcers, id }: (typeof practices)[number]): boolean => {
    const { eslint, gate, knip, typescript } = enforcers;
    if (eslint === undefined || eslint.some((rule) => on.has(rule))) return false;
    if (gate !== undefined || knip !== undefined || typescript !== undefined) return false;
    const other = alsoSoughtBy[id];
    if (other !== undefined && config.gates[other].enabled) return false;
    const isConcerned = onlyIn[id];
    return isConcerned === undefined || files.some(isConcerned);
  };
  return {
    isOn: [...on].some((rule) => rule.startsWith('groundrules/')),
    missing: practices.filter(isMissing).map(({ id }) => id),
  };
}

function isWorkflow(file: string): boolean {
  return kindOfFile(file) === 'workflows';
}

function isDockerfile(file: string): boolean {
  return kindOfFile(file) === 'Dockerfiles';
}
