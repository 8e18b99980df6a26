import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SchemaObject } from 'ajv';
import { parseSyml } from '@yarnpkg/parsers';

import { isRecord } from '../../inventory/is-record.js';
import { readBulkAdvisories } from '../bulk-advisories.js';
import type { Answer } from '../claim.js';
import { explainFailure, ofStatus } from '../explain-failure.js';
import { SourceFailure } from '../source-failure.js';
import { parseJson, validate } from '../validate.js';
import type { AuditTool, Files, Probe, Written } from './audit-tool.js';
import { readVersions } from './read-versions.js';
import { withoutFilters } from './without-filters.js';

/** An answer of the registry, as the plugin writes it down. */
interface Recorded {
  readonly target: string;
  readonly status: number;
  readonly asked: Readonly<Record<string, readonly string[]>>;
  readonly body: unknown;
}

const recorded: SchemaObject = {
  type: 'object',
  required: ['target', 'status', 'asked', 'body'],
  properties: {
    target: { type: 'string' },
    status: { type: 'number' },
    asked: {
      type: 'object',
      additionalProperties: { type: 'array', items: { type: 'string' } },
    },
  },
};

const printed: SchemaObject = {
  type: 'object',
  required: ['value', 'children'],
  properties: {
    value: { type: 'string' },
    children: {
      type: 'object',
      required: ['Vulnerable Versions'],
      properties: { 'Vulnerable Versions': { type: 'string' } },
    },
  },
};

/**
 * `yarn npm audit` of Yarn 4. Where nothing is found it prints nothing, and it leaves out what has a severity that it
 * does not know and what its settings ignore. So a plugin of ours writes down what the registry answered, and that counts.
 */
export const yarn: AuditTool = {
  manager: 'yarn',
  program: 'yarn',
  name: 'yarn npm audit',
  supported: '>=4.0.2',
  advice:
    'The lockfile is of a newer Yarn: put Yarn 4.0.2 or later on the PATH, as by `corepack enable`, or audit offline with an OSV database.',
  args: () => ['npm', 'audit', '--all', '--recursive', '--json', '--no-deprecations'],
  env: {
    ...withoutFilters,
    YARN_ENABLE_TELEMETRY: '0',
    YARN_ENABLE_COLORS: '0',
    YARN_ENABLE_MESSAGE_NAMES: '1',
    // We ask again ourselves, and only where it may help.
    YARN_HTTP_RETRY: '0',
  },
  records: true,
  read: readYarnAudit,
  versions: {
    args: (name) => ['npm', 'info', name, '--fields', 'versions', '--json'],
    read: readVersions,
  },
  project: async (probes, root, lockfile): Promise<Files> => ({
    'package.json': JSON.stringify({
      name: 'canary',
      version: '1.0.0',
      dependencies: Object.fromEntries(aliasesOf(probes)),
    }),
    'yarn.lock': await lockfileOf(probes, path.join(root, lockfile)),
  }),
};

/** Under other names, as Yarn wants entries of its own for patches of some packages. */
function aliasesOf(probes: readonly Probe[]): readonly (readonly [string, string])[] {
  return probes.map((probe, index) => [
    `probe-${String(index)}`,
    `npm:${probe.package}@${probe.version}`,
  ]);
}

/** Yarn takes a lockfile of another version for one that has to be installed first. */
async function lockfileOf(probes: readonly Probe[], own: string): Promise<string> {
  const lock = parseSyml(await readFile(own, 'utf8')) as unknown;
  const metadata = isRecord(lock) && isRecord(lock['__metadata']) ? lock['__metadata'] : {};
  const aliases = aliasesOf(probes);
  const entries = probes.map((probe, index) => {
    const [name = '', range = ''] = aliases[index] ?? [];
    return [
      `"${name}@${range}":`,
      `  version: ${JSON.stringify(probe.version)}`,
      `  resolution: "${probe.package}@npm:${probe.version}"`,
      '  languageName: node',
      '  linkType: hard',
    ].join('\n');
  });
  const root = [
    '"canary@workspace:.":',
    '  version: 0.0.0-use.local',
    '  resolution: "canary@workspace:."',
    '  dependencies:',
    ...aliases.map(([name, range]) => `    ${name}: "${range}"`),
    '  languageName: unknown',
    '  linkType: soft',
  ].join('\n');
  const head = [
    '__metadata:',
    ...Object.entries(metadata).map(([key, value]) => `  ${key}: ${String(value)}`),
  ];
  return `${[head.join('\n'), ...entries, root].join('\n\n')}\n`;
}

/**
 * Reads what `yarn npm audit` wrote, and what the registry answered to it.
 *
 * @param written - What it wrote.
 * @returns What the registry claims.
 * @throws {@link SourceFailure} for all that is no complete answer.
 */
export function readYarnAudit(written: Written): Answer {
  const { command, inventory, packages, record, stderr, stdout } = written;
  const lines = stdout.split('\n').filter((text) => text.trim() !== '');
  for (const text of lines) {
    const value = parseJson(text);
    if (value === undefined) throw explainFailure(command, failureIn(stdout, stderr));
    validate(value, printed, `The report of ${command}`);
  }
  const answers = (record ?? '')
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => validate<Recorded>(parseJson(text), recorded, `What ${command} was answered`));
  const last = answers.at(-1);
  if (last === undefined) {
    throw lines.length === 0 && stderr.trim() === ''
      ? new SourceFailure(
          `${command} printed nothing, and asked nobody.`,
          'Run it by hand; `yarn config` shows its settings. Else audit offline with an OSV database.',
          false,
        )
      : explainFailure(command, failureIn(stdout, stderr));
  }
  if (last.status !== 200) throw ofStatus(command, last.status);
  const unasked = packages.filter(
    (one) =>
      !(Object.hasOwn(last.asked, one.package) && last.asked[one.package]?.includes(one.version)),
  );
  const [first] = unasked;
  // Before 4.17 it leaves out what other systems install; asked about by itself, nothing but its settings leaves it out.
  if (first !== undefined && inventory === undefined) {
    throw new SourceFailure(
      `${command} did not ask about ${first.package} ${first.version}, which the lockfile installs.`,
      'Take `npmAuditExcludePackages` out of .yarnrc.yml; a risk that is accepted stands in groundrules.waivers.json.',
      false,
    );
  }
  const claims = readBulkAdvisories(last.body, `The answer to ${command}`);
  return { claims, audited: Object.values(last.asked).flat().length, unasked };
}

/** The advice at the end of each of its errors is often wrong. */
function failureIn(stdout: string, stderr: string): string {
  return `${stdout.replaceAll(/^➤ (?:Errors happened|This might be caused).*$/gmu, '')}\n${stderr}`;
}

/** A plugin for Yarn that writes down what the registry answers to an audit. */
export const recorder = `module.exports = {
  name: 'groundrules-record',
  factory: () => ({
    default: {
      hooks: {
        wrapNetworkRequest: async (ask, { body, target }) => async () => {
          const response = await ask();
          if (String(target).endsWith('/-/npm/v1/security/advisories/bulk')) {
            const text = Buffer.isBuffer(response.body) ? response.body.toString('utf8') : response.body;
            let answer = text;
            try {
              if (typeof text === 'string') answer = JSON.parse(text);
            } catch {
              // Yarn complains of it itself.
            }
            const line = { target: String(target), status: response.statusCode, asked: body, body: answer };
            require('fs').appendFileSync(process.env.GROUNDRULES_RECORD, JSON.stringify(line) + '\\n');
          }
          return response;
        },
      },
    },
  }),
};
`;
