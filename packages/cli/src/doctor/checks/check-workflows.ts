import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';

import { isRecord } from '../../gates/run/is-record.js';
import { toRelative } from '../../gates/files/to-relative.js';
import type { Check } from '../diagnosis.js';
import { runsCheck } from '../runs-check.js';
import { localCommand } from '../../workspaces/package-manager.js';

/** Whether CI runs the check. */
export const checkWorkflows: Check = ({ root }) => {
  const subject = 'ci';
  const files = listFiles(root);
  if (files.length === 0) {
    return [
      {
        subject,
        status: 'warning',
        message: 'there is no workflow, so nothing checks what is pushed',
        cure: 'Add the workflow of the README of groundrules as .github/workflows/groundrules.yml.',
      },
    ];
  }
  // What stands in a comment is not run.
  const found = files.find((file) => runsCheck(textsIn(readYaml(file)), root));
  if (found !== undefined) {
    return [
      { subject, status: 'ok', message: `${toRelative(root, found)} runs groundrules check` },
    ];
  }
  return [
    {
      subject,
      status: 'warning',
      message: `no workflow runs groundrules check (${files.map((file) => toRelative(root, file)).join(', ')})`,
      cure: `Add a step: run: ${localCommand('groundrules')} check`,
    },
  ];
};

function listFiles(root: string): string[] {
  const folder = path.join(root, '.github/workflows');
  return [
    ...namesIn(folder)
      .filter((name) => /\.ya?ml$/u.test(name))
      .map((name) => path.join(folder, name)),
    ...namesIn(root)
      .filter((name) => name === '.gitlab-ci.yml')
      .map((name) => path.join(root, name)),
  ];
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .flatMap((entry) => (entry.isDirectory() ? [] : [entry.name]))
      .toSorted();
  } catch {
    // There is no such folder.
    return [];
  }
}

function readYaml(file: string): unknown {
  try {
    return parseDocument(readFileSync(file, 'utf8')).toJS();
  } catch {
    // Nothing that is broken runs.
    return undefined;
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}
