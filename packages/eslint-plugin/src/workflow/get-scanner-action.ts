const scanners =
  /(?:^|[-_/])(?:trivy|snyk|grype|anchore|osv-scanner|osv-scanner-reusable|dependency-review|gitleaks|trufflehog|semgrep|opengrep|checkov|tfsec|kics|hadolint|zizmor|poutine|octoscan|bandit|gosec|govulncheck|brakeman|slither|njsscan|secretlint|ggshield|gitguardian|dependency-check|pip-audit|cargo-deny|audit-check|audit-ci|npm-audit|dockle|terrascan|kubescape|scout|devskim|mobsfscan|bearer|horusec|sobelow)(?:$|[-_/])/u;
const exact =
  /^(?:anchore\/scan-action|github\/codeql-action\/analyze|codeql-action\/analyze|securecodewarrior\/.+|aquasecurity\/.+-action|rustsec\/audit-check|embarkstudios\/cargo-deny-action)$/u;
/** Actions that bring a scanner, or pass on what it found, and look for nothing themselves. */
const helpers =
  /(?:^|[-_/])(?:setup|install|upload|init|autobuild|sarif|cache|comment|report|db)(?:$|[-_/])/u;

/**
 * Tells which scanner an action runs.
 *
 * @param uses - What the step uses.
 * @param extra - Names of further actions, `owner/name`.
 * @returns The name of the action, or `undefined` where it runs none.
 */
export function getScannerAction(uses: string, extra: readonly string[] = []): string | undefined {
  const [action = ''] = uses.split('@', 1);
  const [name = ''] = action
    .toLowerCase()
    .replace(/^docker:\/\//u, '')
    .split(':', 1);
  if (extra.some((it) => it.toLowerCase() === name)) return name;
  if (helpers.test(name)) return undefined;
  return scanners.test(name) || exact.test(name) ? name : undefined;
}
