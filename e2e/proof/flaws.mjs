import path from 'node:path';

/** Put together here, so that no tool takes this file for a leak. */
const token = ['ghp', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join('_');

/** A flaw of each kind: where it goes, what it is, and how it is reported. */
export const flaws = [
  {
    gate: 'format',
    file: (host) => beside(host, 'planted-format.ts'),
    text: 'export   const  planted  =   1;\n',
    rule: 'prettier',
  },
  {
    gate: 'lint',
    file: (host) => host,
    text: "\ntry {\n  JSON.parse('planted');\n} catch {}\n",
    rule: 'groundrules/no-swallowed-error',
  },
  {
    gate: 'types',
    file: (host) => host,
    text: "\nconst planted: number = 'planted';\nvoid planted;\n",
    rule: 'TS2322',
  },
  {
    gate: 'dead-code',
    file: (host) => beside(host, 'planted-orphan.ts'),
    text: 'export const planted = 1;\n',
    rule: 'files',
  },
  {
    gate: 'secrets',
    file: (host) => beside(host, 'planted-secret.ts'),
    text: `export const planted = '${token}';\n`,
    rule: '@secretlint/secretlint-rule-github',
  },
];

/** A public name without a docstring, in an entry of a package. */
export const undocumented = {
  gate: 'docs',
  text: '\nexport const planted = 1;\n',
  rule: 'undocumented-public-api',
};

function beside(host, name) {
  return path.posix.join(path.posix.dirname(host), name);
}
