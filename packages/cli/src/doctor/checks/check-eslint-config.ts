import { existsSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'jsonc-parser';

import { lintFolders } from '../../gates/lint/lint-folders.js';
import { turnsOnStandard } from '../../gates/lint/turns-on-standard.js';
import { loadFromRepository } from '../../gates/load-tool.js';
import { runTool } from '../../gates/run/run-tool.js';
import { printable } from '../../reporters/printable.js';
import { cureForLoad } from '../cure-for-load.js';
import type { Check, Diagnosis, Patient } from '../diagnosis.js';
import { withoutRoot } from '../../files/without-root.js';
import { localCommand } from '../../workspaces/package-manager.js';

const names = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((end) => `eslint.config.${end}`);

/** A config may be about one kind of file only. They need not be there. */
const samples = ['index.js', 'src/index.ts'];

/** Whether ESLint's config holds the standard, by what ESLint resolves and not by what the file says. */
export const checkEslintConfig: Check = async (patient) => {
  if (patient.config?.gates.lint.enabled === false) return [];
  const folders = lintFolders(patient.root, patient.workspaces);
  const diagnoses: Diagnosis[] = [];
  for (const folder of folders) {
    const found = await checkFolder(folder, patient);
    if (found !== undefined) diagnoses.push(found);
  }
  return diagnoses;
};

async function checkFolder(folder: string, patient: Patient): Promise<Diagnosis | undefined> {
  const { root, signal, workspaces } = patient;
  const cwd = path.join(root, folder);
  const subject = folder === '.' ? 'eslint config' : `eslint config of ${folder}`;
  const cure = `echo "import { groundrules } from '@groundrules/eslint-config'; export default groundrules();" > ${folder === '.' ? '' : `${folder}/`}eslint.config.mjs`;
  const file = names.find((name) => existsSync(path.join(cwd, name)));
  if (file === undefined) {
    return { subject, status: 'problem', message: 'there is no eslint.config.js', cure };
  }
  const eslint = loadFromRepository(cwd, 'eslint', workspaces);
  const command = eslint.kind === 'found' ? eslint.commands['eslint'] : undefined;
  // That it is missing, or not whole, is told elsewhere.
  if (command === undefined || !existsSync(command)) return undefined;
  for (const sample of samples) {
    const args = [command, '--print-config', sample];
    const end = await runTool({ tool: 'ESLint', file: process.execPath, args, cwd, signal });
    if (end.kind === 'broken' || end.exitCode !== 0) {
      const reason = end.kind === 'broken' ? end.reason : end.stderr.trim() || end.stdout.trim();
      return {
        subject,
        status: 'problem',
        message: `${file} cannot be loaded: ${printable(withoutRoot(withoutStack(reason), root))}`,
        cure:
          cureForLoad(reason, { root, workspaces, folder: cwd }) ??
          `${localCommand('eslint')} --print-config ${sample}`,
      };
    }
    if (hasOurRules(end.stdout)) {
      return { subject, status: 'ok', message: `${file} uses @groundrules/eslint-config` };
    }
  }
  return {
    subject,
    status: 'problem',
    message: `${file} turns on no rule of @groundrules/eslint-config`,
    cure: `Add ...groundrules() from @groundrules/eslint-config to what ${file} exports.`,
  };
}

/** The way through ESLint's own code mends nothing. */
function withoutStack(text: string): string {
  return text.replaceAll(/\n\s+at .*/gu, '').replaceAll(/\n{2,}/gu, '\n');
}

function hasOurRules(printed: string): boolean {
  // A config may print something of its own before, and what it ignores is `undefined`.
  const start = printed.search(/^\{$/mu);
  if (start < 0) return false;
  return turnsOnStandard(parse(printed.slice(start)));
}
