import { existsSync } from 'node:fs';
import path from 'node:path';

import { loadFromRepository } from '../../gates/load-tool.js';
import type { Check, Diagnosis } from '../diagnosis.js';
import { installFirst } from '../install-first.js';
import { readManifest } from '../read-manifest.js';

interface Wanted {
  readonly tool: 'knip' | 'prettier';
  readonly gate: 'dead-code' | 'format';
  readonly files: readonly string[];
  readonly cureFor: (fields: Readonly<Record<string, unknown>>) => string;
}

const scripts = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'];

const wanted: readonly Wanted[] = [
  {
    tool: 'knip',
    gate: 'dead-code',
    files: [
      ...['knip.json', 'knip.jsonc', '.knip.json', '.knip.jsonc'],
      ...['knip.ts', 'knip.js', 'knip.config.ts', 'knip.config.js'],
    ],
    cureFor: cureForKnip,
  },
  {
    tool: 'prettier',
    gate: 'format',
    files: [
      '.prettierrc',
      ...['json', 'json5', 'yaml', 'yml', 'toml', ...scripts].map((end) => `.prettierrc.${end}`),
      ...scripts.map((end) => `prettier.config.${end}`),
    ],
    cureFor: () => 'npm pkg set prettier=@groundrules/prettier-config',
  },
];

/**
 * A module is written as the package has its modules; knip reads none that ends with `.mjs`. One of TypeScript would be
 * part of a program whose tsconfig.json names no files, and break it where `rootDir` is a folder within.
 */
function cureForKnip({ type }: Readonly<Record<string, unknown>>): string {
  const text =
    type === 'module'
      ? `import { knipConfig } from '@groundrules/knip-config'; export default knipConfig({ kind: 'library' });`
      : `module.exports = require('@groundrules/knip-config').knipConfig({ kind: 'library' });`;
  return `echo "${text}" > knip.config.js`;
}

/** Whether knip and Prettier are told anything: their own defaults are not the standard's. */
export const checkConfigs: Check = ({ config, root, workspaces }) => {
  const fields = readManifest(root);
  return wanted.flatMap(({ cureFor, files, gate, tool }): Diagnosis[] => {
    if (config?.gates[gate].enabled === false) return [];
    if (loadFromRepository(root, tool, workspaces).kind === 'error') return [];
    const subject = `${tool} config`;
    const file = files.find((name) => existsSync(path.join(root, name)));
    const place = file ?? (tool in fields ? 'package.json' : undefined);
    if (place !== undefined) return [{ subject, status: 'ok', message: place }];
    return [
      {
        subject,
        status: 'warning',
        message: 'none, so its own defaults count',
        cure: installFirst(`@groundrules/${tool}-config`, cureFor(fields), {
          root,
          workspaces,
        }),
      },
    ];
  });
};
