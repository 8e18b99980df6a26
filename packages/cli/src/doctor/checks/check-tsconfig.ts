import { loadTypeScript, type TypeScript } from '@groundrules/docstrings';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { major, valid } from 'semver';

import { toRelative } from '../../gates/files/to-relative.js';
import { loadFromRepository } from '../../gates/load-tool.js';
import { listProjects } from '../../gates/types/list-projects.js';
import { withoutRoot } from '../../files/without-root.js';
import { cureForPackage, packageNameOf } from '../cure-for-load.js';
import type { Check, Diagnosis, Patient } from '../diagnosis.js';
import { installFirst } from '../install-first.js';
import { localCommand } from '../../workspaces/package-manager.js';

/** What is wrong with a config that has no files here is for the compiler to say. */
const noFiles = new Set([18_002, 18_003]);

/** Whether there is a tsconfig, and all of them are strict with what they extend. */
export const checkTsconfig: Check = ({ config, root, workspaces }) => {
  if (config?.gates.types.enabled === false) return [];
  const compiler = loadFromRepository(root, 'typescript', workspaces);
  if (compiler.kind === 'error') return [];
  const { projects } = listProjects(root, workspaces);
  if (projects.length === 0 && !existsSync(path.join(root, 'tsconfig.json'))) {
    return [
      {
        subject: 'tsconfig',
        status: 'problem',
        message: 'there is no tsconfig.json, so nothing is type-checked',
        cure: installFirst(
          '@groundrules/tsconfig',
          `echo '{ "extends": "@groundrules/tsconfig/library.json" }' > tsconfig.json`,
          { root, workspaces },
        ),
      },
    ];
  }
  const version = valid(compiler.version);
  // From 6 on it is so without saying.
  const isDefault = version !== null && major(version) >= 6;
  const api = loadTypeScript(root);
  const diagnoses = projects.map((project) => {
    const name = toRelative(root, project.config);
    return checkProject(api, { file: project.config, name, isDefault, root, workspaces });
  });
  const bad = diagnoses.filter((one) => one !== undefined);
  if (bad.length > 0) return bad;
  return [{ subject: 'tsconfig', status: 'ok', message: 'strict' }];
};

interface NamedConfig extends Pick<Patient, 'root' | 'workspaces'> {
  readonly file: string;
  readonly name: string;
  readonly isDefault: boolean;
}

function checkProject(
  api: TypeScript,
  { file, isDefault, name, root, workspaces }: NamedConfig,
): Diagnosis | undefined {
  const { config, error } = api.readConfigFile(file, (read) => api.sys.readFile(read)) as {
    readonly config?: unknown;
    readonly error?: { readonly code: number; readonly messageText: unknown };
  };
  // Which files it has does not matter, and takes long to find out.
  const host = { ...api.sys, readDirectory: () => [] };
  const { errors, options } = api.parseJsonConfigFileContent(
    config ?? {},
    host,
    path.dirname(file),
    undefined,
    file,
  );
  const [first] = [error, ...errors].filter((one) => one !== undefined && !noFiles.has(one.code));
  if (first !== undefined) {
    const text = api.flattenDiagnosticMessageText(
      first.messageText as Parameters<TypeScript['flattenDiagnosticMessageText']>[0],
      '\n',
    );
    return {
      subject: name,
      status: 'problem',
      message: `TS${String(first.code)}: ${withoutRoot(text, root)}`,
      cure:
        cureForExtended(text, { root, workspaces }) ??
        `${localCommand('tsc')} --noEmit --project ${name}`,
    };
  }
  if (options.strict ?? isDefault) return undefined;
  return {
    subject: name,
    status: 'problem',
    message: 'not strict: null, undefined and any go unchecked',
    cure: `Set "strict": true in ${name}, or extend @groundrules/tsconfig/library.json.`,
  };
}

/** What it extends of a package that is not there, or not whole, comes by an install. */
function cureForExtended(
  text: string,
  repository: Pick<Patient, 'root' | 'workspaces'>,
): string | undefined {
  const file = /^File '(?<file>[^']+)' not found/u.exec(text)?.groups?.['file'];
  if (file === undefined || file.startsWith('.') || path.isAbsolute(file)) return undefined;
  return cureForPackage(packageNameOf(file), repository);
}
