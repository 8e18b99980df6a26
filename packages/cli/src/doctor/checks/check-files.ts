import { existsSync } from 'node:fs';
import path from 'node:path';

import {
  findNotIgnoredByPrettier,
  prettierIgnoreCommand,
} from '../../baseline/find-not-ignored-by-prettier.js';
import { baselineFile, readBaseline } from '../../baseline/read-baseline.js';
import { readConfig } from '../../config/read-config.js';
import { UserError } from '../../user-error.js';
import { readWaivers } from '../../waivers/read-waivers.js';
import { waiversFile } from '../../waivers/waiver.js';
import type { Check, Diagnosis } from '../diagnosis.js';

/** Whether our own files can be read, and Prettier leaves alone what we write. */
export const checkFiles: Check = async ({ root }) => [
  await checkFile(root, 'groundrules.json', readConfig),
  await checkFile(root, waiversFile, readWaivers),
  await checkFile(root, baselineFile, readBaseline),
  ...(await checkPrettierIgnore(root)),
];

async function checkFile(
  root: string,
  name: string,
  read: (root: string) => Promise<unknown>,
): Promise<Diagnosis> {
  try {
    await read(root);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return {
      subject: name,
      status: 'problem',
      message: error.message,
      cure: `Mend ${name} as it says.`,
    };
  }
  const isThere = existsSync(path.join(root, name));
  return { subject: name, status: 'ok', message: isThere ? 'valid' : 'none, which is fine' };
}

async function checkPrettierIgnore(root: string): Promise<Diagnosis[]> {
  const open = await findNotIgnoredByPrettier(root);
  if (open.length === 0) return [];
  return [
    {
      subject: '.prettierignore',
      status: 'warning',
      message: `${open.join(' and ')} not in it: prettier --check complains of what tools write`,
      cure: prettierIgnoreCommand(open),
    },
  ];
}
