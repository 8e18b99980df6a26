import { realpathSync } from 'node:fs';
import path from 'node:path';

import { toRelative } from '../../gates/files/to-relative.js';
import { loadFromRepository } from '../../gates/load-tool.js';
import type { Check, Diagnosis, Patient } from '../diagnosis.js';
import { packageManagerOf, type PackageManager } from '../../workspaces/package-manager.js';

/** Tools that get in each other's way, and who asks for them. */
const watched: Readonly<Record<string, readonly string[]>> = {
  eslint: ['@groundrules/eslint-config', 'typescript-eslint'],
  '@typescript-eslint/parser': ['@groundrules/eslint-config', 'typescript-eslint'],
};

/** Bun has no command for it alone. */
const dedupe: Readonly<Record<PackageManager, string>> = {
  npm: 'npm dedupe',
  pnpm: 'pnpm dedupe',
  yarn: 'yarn dedupe',
  bun: 'bun update',
};

/** Whether there are several copies of ESLint or of its parser: a rule of one does not work in the other. */
export const checkCopies: Check = (patient) =>
  Object.entries(watched).flatMap(([name, askers]) => checkCopiesOf(name, askers, patient));

function checkCopiesOf(name: string, askers: readonly string[], patient: Patient): Diagnosis[] {
  const { root, workspaces } = patient;
  const folders = workspaces.map(({ folder }) => path.join(root, folder));
  const askersFolders = folders.flatMap((folder) =>
    askers.flatMap((asker) => {
      const found = loadFromRepository(folder, asker);
      return found.kind === 'found' ? [realpathSync(found.folder)] : [];
    }),
  );
  const copies = new Map<string, string>();
  for (const start of [...folders, ...askersFolders]) {
    const found = loadFromRepository(start, name);
    if (found.kind === 'found') copies.set(realpathSync(found.folder), found.version);
  }
  if (copies.size < 2) return [];
  const places = [...copies].map(
    ([folder, version]) => `${version} in ${toRelative(realpathSync(root), folder)}`,
  );
  return [
    {
      subject: `copies of ${name}`,
      status: 'warning',
      message: `there are ${String(copies.size)}, which do not share rules and settings: ${places.join(', ')}`,
      cure: dedupe[packageManagerOf(root)],
    },
  ];
}
