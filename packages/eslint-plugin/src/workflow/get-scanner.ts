import type { Word } from '../shell/ast.js';

/** A command that runs a scanner. */
export interface ScannerCall {
  /** The scanner. */
  readonly name: string;
  /** What it is called with, the name of a subcommand included. */
  readonly arguments: readonly Word[];
}

/** Whether a call of a program looks for weaknesses; many can do other things as well. */
type Test = (first: string, second: string, all: readonly string[]) => boolean;

const always: Test = () => true;

function unless(...commands: readonly string[]): Test {
  return (first) => !commands.includes(first);
}

function only(...commands: readonly string[]): Test {
  return (first) => commands.includes(first);
}

/** Scripts of package.json that are named for an audit. */
const auditScript = /(?:^|[:._-])(?:audit|snyk|trivy|semgrep|osv|gitleaks|trufflehog)(?:$|[:._-])/u;

function packageManager(isAudit: Test): Test {
  return (first, second, all) =>
    (isAudit(first, second, all) && !all.includes('fix') && !all.includes('--fix')) ||
    (first === 'run' && auditScript.test(second));
}

/** Programs that look for weaknesses, and when they do. */
const programs: Readonly<Record<string, Test>> = {
  npm: packageManager((first) => first === 'audit'),
  pnpm: packageManager((first) => first === 'audit'),
  yarn: packageManager(
    (first, second) =>
      first === 'audit' || (first === 'npm' && second === 'audit') || auditScript.test(first),
  ),
  bun: packageManager((first) => first === 'audit'),
  deno: packageManager((first) => first === 'audit'),
  'audit-ci': always,
  'better-npm-audit': only('audit'),
  'improved-yarn-audit': always,
  'npm-audit-resolver': always,
  'check-audit': always,
  'osv-scanner': always,
  snyk: unless('auth', 'config', 'monitor', 'version', 'ignore', 'wizard', 'fix'),
  trivy: only(
    'image',
    'i',
    'fs',
    'filesystem',
    'repo',
    'repository',
    'rootfs',
    'config',
    'sbom',
    'k8s',
    'vm',
  ),
  grype: unless('db', 'version', 'completion'),
  semgrep: unless('login', 'logout', 'publish', 'install-semgrep-pro', 'show', 'lsp'),
  opengrep: unless('show'),
  codeql: (first, second) => first === 'database' && second === 'analyze',
  gitleaks: only('detect', 'protect', 'git', 'dir', 'directory', 'file', 'stdin'),
  trufflehog: always,
  ggshield: only('secret', 'sca', 'iac'),
  'detect-secrets': only('scan', 'audit'),
  'detect-secrets-hook': always,
  secretlint: always,
  bandit: always,
  checkov: always,
  tfsec: always,
  terrascan: only('scan'),
  kics: only('scan'),
  kubescape: only('scan'),
  hadolint: always,
  dockle: always,
  zizmor: always,
  octoscan: only('scan'),
  poutine: unless('version'),
  'pip-audit': always,
  safety: only('check', 'scan'),
  govulncheck: always,
  gosec: always,
  nancy: only('sleuth'),
  'cargo-audit': always,
  'cargo-deny': only('check'),
  cargo: only('audit', 'deny', 'vet'),
  brakeman: always,
  'bundler-audit': unless('update'),
  'bundle-audit': unless('update'),
  bundle: only('audit'),
  composer: only('audit'),
  'local-php-security-checker': always,
  njsscan: always,
  nodejsscan: always,
  retire: always,
  socket: only('ci', 'scan'),
  'dependency-check': always,
  'dependency-check.sh': always,
  docker: (first, second) => first === 'scout' && /^(?:cves|quickview|compare)$/u.test(second),
  groundrules: only('audit', 'check'),
};

/** What only starts another program. */
const wrappers = new Set([
  'sudo',
  'time',
  'nice',
  'command',
  'exec',
  'env',
  'xvfb-run',
  'npx',
  'pnpx',
  'bunx',
  'uvx',
]);
/** What starts another program with its second word. */
const runners: Readonly<Record<string, readonly string[]>> = {
  npm: ['exec', 'x'],
  pnpm: ['exec', 'dlx'],
  yarn: ['exec', 'dlx'],
  bun: ['x'],
  uv: ['run'],
  pipx: ['run'],
  poetry: ['run'],
  pipenv: ['run'],
  hatch: ['run'],
  pdm: ['run'],
  bundle: ['exec'],
  go: ['run', 'tool'],
  mise: ['exec'],
};
const optionWithValue =
  /^(?:-p|--package|--from|--with|-C|--prefix|--dir|--filter|--cwd|-w|--workspace)$/u;

/** The name of a program, without its folder, its scope and its version. */
function getName(word: string): string {
  const name =
    word
      .replace(/@[^/@]*$/u, '')
      .split('/')
      .at(-1) ?? '';
  const [plain = ''] = name.replace(/\.(?:exe|cmd|js)$/u, '').split(':', 1);
  return plain.replaceAll('_', '-');
}

function skipOptions(words: readonly Word[]): readonly Word[] {
  let index = 0;
  while (index < words.length && words[index]?.text.startsWith('-') === true) {
    index += optionWithValue.test(words[index]?.text ?? '') ? 2 : 1;
  }
  return words.slice(index);
}

/** The words after what runs a container: the image, and its command. */
function findContainer(words: readonly Word[], extra: readonly string[]): ScannerCall | undefined {
  for (const [index, { text }] of words.entries()) {
    const name = getName(text);
    if (text.startsWith('-') || !/[/:]/u.test(text)) continue;
    const known = Object.hasOwn(programs, name) ? name : undefined;
    if (known !== undefined || extra.includes(name)) {
      return { name, arguments: words.slice(index + 1) };
    }
  }
  return undefined;
}

/**
 * Tells which scanner a command runs.
 *
 * @param command - The words of the command.
 * @param extra - Names of further scanners.
 * @returns The call, or `undefined` for any other command.
 */
export function getScanner(
  command: readonly Word[],
  extra: readonly string[] = [],
): ScannerCall | undefined {
  let words = command;
  for (;;) {
    const [head, second] = words;
    if (head === undefined) return undefined;
    const name = getName(head.text);
    if (/^\w+=/u.test(head.text) || wrappers.has(name)) {
      words = skipOptions(words.slice(1));
    } else if (name === 'timeout') {
      words = skipOptions(words.slice(1)).slice(1);
    } else if (/^python[\d.]*$/u.test(name) && second?.text === '-m') {
      words = words.slice(2);
    } else if (
      Object.hasOwn(runners, name) &&
      runners[name]?.includes(second?.text ?? '') === true
    ) {
      words = skipOptions(words.slice(2));
    } else if ((name === 'yarn' || name === 'pnpm') && isProgram(second, extra)) {
      words = words.slice(1);
    } else {
      break;
    }
  }
  const [head, ...rest] = words;
  const name = getName(head?.text ?? '');
  if (
    /^(?:docker|podman|nerdctl)$/u.test(name) &&
    /^(?:run|container)$/u.test(rest[0]?.text ?? '')
  ) {
    return findContainer(rest, extra);
  }
  const all = rest.map(({ text }) => text);
  if (all.some((word) => /^(?:--help|--version|-V|-h)$/u.test(word))) return undefined;
  if (extra.includes(name)) return { name, arguments: rest };
  const test = Object.hasOwn(programs, name) ? programs[name] : undefined;
  const [first, next] = skipOptions(rest);
  const isScan = test?.(first?.text ?? '', next?.text ?? '', all) === true;
  return isScan ? { name, arguments: rest } : undefined;
}

function isProgram(word: Word | undefined, extra: readonly string[]): boolean {
  const name = getName(word?.text ?? '');
  return name !== 'npm' && (extra.includes(name) || (name !== '' && Object.hasOwn(programs, name)));
}
