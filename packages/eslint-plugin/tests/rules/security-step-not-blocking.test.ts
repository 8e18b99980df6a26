import rule from '../../src/rules/security-step-not-blocking.js';
import { yamlTester } from '../support/language-testers.js';
import { markErrors } from '../support/mark-errors.js';
import { workflow } from '../support/workflow.js';

function swallowed(marked: string, code: string, scanner = 'npm') {
  return markErrors(marked, [{ messageId: 'swallowed' as const, data: { code, scanner } }]);
}

function piped(marked: string, scanner = 'npm') {
  return markErrors(marked, [{ messageId: 'piped' as const, data: { scanner } }]);
}

function lenient(marked: string, code: string, scanner: string) {
  return markErrors(marked, [{ messageId: 'lenient' as const, data: { code, scanner } }]);
}

function continues(marked: string, scanner: string, unit = 'step') {
  return markErrors(marked, [{ messageId: 'continues' as const, data: { scanner, unit } }]);
}

function never(marked: string, condition: string, scanner = 'npm') {
  return markErrors(marked, [{ messageId: 'never' as const, data: { condition, scanner } }]);
}

function bypassed(marked: string, condition: string, scanner = 'npm') {
  return markErrors(marked, [{ messageId: 'bypassed' as const, data: { condition, scanner } }]);
}

function ignored(marked: string, ...advisories: string[]) {
  return markErrors(
    marked,
    advisories.map((advisory) => ({ messageId: 'ignored' as const, data: { advisory } })),
  );
}

const sarif =
  '- uses: github/codeql-action/upload-sarif@v4\n  if: always()\n  with:\n    sarif_file: results.sarif';

yamlTester.run('security-step-not-blocking', rule, {
  valid: [
    '',
    workflow('- run: npm audit'),
    workflow('- run: npm audit --audit-level=high'),
    workflow('- run: npm ci && npm audit --audit-level critical'),
    workflow('- uses: actions/dependency-review-action@v5'),
    workflow('- uses: snyk/actions/node@v1\n  with:\n    args: --severity-threshold=high'),
    // What fails there is no check.
    workflow('- run: npm test || true'),
    workflow('- run: npm ci --no-audit || true'),
    workflow('- run: npm audit fix || true'),
    workflow('- run: npm install -g snyk || true\n- run: pip install bandit safety || true'),
    workflow('- run: echo "npm audit" || true'),
    workflow('- run: snyk auth "$TOKEN" || true\n- run: snyk monitor || true'),
    workflow('- run: trivy --version || true\n- run: grype db update || true'),
    workflow('- uses: snyk/actions/setup@v1\n  continue-on-error: true'),
    workflow('- uses: github/codeql-action/upload-sarif@v4\n  continue-on-error: true'),
    workflow('- uses: codecov/codecov-action@v6\n  continue-on-error: true\n- run: npm audit'),
    workflow('- run: npm audit\n- run: npm run report || true'),
    // Something judges the outcome.
    workflow('- run: npm audit || exit 1'),
    workflow('- run: npm audit || { echo "Found some."; exit 1; }'),
    workflow('- run: npm audit || (echo "::error::Found some." && exit 1)'),
    workflow('- run: |\n    npm audit || failed=1\n    exit "$failed"'),
    workflow('- run: npm audit || echo "failed=true" >> "$GITHUB_OUTPUT"'),
    workflow('- run: |\n    set +e\n    npm audit\n    status=$?\n    set -e\n    exit $status'),
    workflow('- run: |\n    set +e\n    npm ci\n    npm audit'),
    workflow('- run: npm audit --json | node check.js'),
    workflow("- run: npm audit --json | jq -e '.metadata.vulnerabilities.high == 0'"),
    workflow(
      '- run: |\n    if ! npm audit; then\n      echo "::error::Found some."\n      exit 1\n    fi',
    ),
    workflow('- run: |\n    if npm audit; then echo fine; else exit 1; fi'),
    workflow('- run: |\n    npm audit | tee log\n    exit ${PIPESTATUS[0]}'),
    workflow('- run: test -f .snyk || snyk test'),
    workflow('- run: report=$(npm audit --json || true)'),
    // The whole pipeline fails.
    workflow('- run: |\n    set -o pipefail\n    npm audit | tee log'),
    workflow('- run: |\n    set -euo pipefail\n    npm audit | tee log'),
    workflow('- shell: bash\n  run: npm audit | tee log'),
    workflow('- run: npm audit | tee log', { top: 'defaults:\n  run:\n    shell: bash' }),
    workflow('- run: npm audit | tee log', {
      job: 'defaults:\n  run:\n    shell: bash -eo pipefail {0}',
    }),
    workflow('- shell: python\n  run: npm audit || true'),
    // A file that is judged afterwards.
    workflow(
      '- run: |\n    npm audit --json > audit.json || true\n    node scripts/check-audit.js audit.json',
    ),
    workflow('- run: npm audit --json > audit.json || true\n- run: node check.js audit.json'),
    workflow(
      '- run: |\n    npm audit --omit=dev --json > audit.json || true\n    node - <<\'NODE\'\n    const report = JSON.parse(fs.readFileSync("audit.json", "utf8"));\n    NODE',
    ),
    workflow(
      '- run: |\n    npm audit --json > audit.json || true\n    HIGH=$(jq .metadata.vulnerabilities.high audit.json)\n    if [ "$HIGH" -gt 0 ]; then exit 1; fi',
    ),
    // GitHub's code scanning judges.
    workflow(
      `- uses: snyk/actions/node@v1\n  continue-on-error: true\n  with:\n    args: --sarif-file-output=results.sarif\n${sarif}`,
    ),
    workflow(
      `- uses: aquasecurity/trivy-action@v0.36.0\n  with:\n    format: sarif\n    output: results.sarif\n    exit-code: 0\n${sarif}`,
    ),
    workflow(`- run: trivy fs --format sarif --exit-code 0 --output results.sarif .\n${sarif}`),
    // Another run of the same scanner counts.
    workflow(
      "- uses: aquasecurity/trivy-action@v0.36.0\n  with:\n    exit-code: '0'\n- uses: aquasecurity/trivy-action@v0.36.0\n  with:\n    exit-code: '1'\n    severity: CRITICAL",
    ),
    workflow('- run: npm audit --json > audit.json || true\n- run: npm audit --audit-level=high'),
    // A later step fails for it.
    workflow(
      "- id: audit\n  run: npm audit\n  continue-on-error: true\n- run: npm run summary\n- if: steps.audit.outcome == 'failure'\n  run: exit 1",
    ),
    workflow(
      '- id: audit\n  run: npm audit\n  continue-on-error: true\n- uses: actions/github-script@v8\n  if: steps.audit.outcome == \'failure\'\n  with:\n    script: core.setFailed("Found some.")',
    ),
    // Left to the run.
    workflow('- run: npm audit\n  continue-on-error: false'),
    workflow('- run: npm audit\n  continue-on-error: ${{ matrix.experimental }}'),
    workflow("- run: npm audit\n  if: github.event_name == 'schedule'"),
    // Runs whatever else failed, and fails all the same.
    workflow('- run: npm audit\n  if: always()'),
    workflow('- run: npm audit\n  if: ${{ !cancelled() }}'),
    workflow(
      '- run: npm audit\n- uses: actions/upload-artifact@v6\n  if: always()\n- name: Notify\n  if: failure()\n  run: ./notify.sh',
    ),
    // Publishes if the scan has succeeded.
    'on: push\njobs:\n  audit:\n    runs-on: x\n    steps: [{run: npm audit}]\n  deploy:\n    needs: audit\n    runs-on: x\n    steps: [{run: ./deploy.sh}]\n',
    "on: push\njobs:\n  audit:\n    runs-on: x\n    steps: [{run: npm audit}]\n  deploy:\n    needs: [audit, e2e]\n    if: always() && needs.audit.result == 'success'\n    runs-on: x\n    steps: [{run: ./deploy.sh}]\n",
    'on: push\njobs:\n  audit:\n    runs-on: x\n    steps: [{run: npm audit}]\n  summary:\n    needs: audit\n    if: always()\n    runs-on: x\n    steps: [{run: ./tell.sh}]\n',
    // Said to advise, with a reason.
    workflow(
      '# Advisory: most advisories on development tools do not concern us.\n- run: npm audit || true',
    ),
    workflow(
      '- run: npm audit\n  # Advisory only: the gate is in the release workflow.\n  continue-on-error: true',
    ),
    workflow(
      '- run: npm audit\n  continue-on-error: true # advisory, the audit before the release blocks',
    ),
    workflow('- name: Audit (advisory)\n  run: npm audit || true'),
    workflow('- name: Snyk, report-only\n  uses: snyk/actions/node@v1\n  continue-on-error: true'),
    workflow(
      '- run: |\n    # Non-blocking: the database is out of reach from here now and then.\n    npm audit || true',
    ),
    workflow('- run: npm audit', {
      job: '# Advisory-only: surface vulnerable dependencies without failing the\n# workflow, so an audit finding can never block a release.\ncontinue-on-error: true',
    }),
    // Left out with a reason.
    workflow(
      '- run: |\n    # Only reachable through the proxy, which we never start.\n    pip-audit --ignore-vuln PYSEC-2026-390 \\\n      --ignore-vuln CVE-2026-35029',
    ),
    workflow('- run: npx audit-ci --allowlist GHSA-aaaa-bbbb-cccc # build tool only, no fix yet'),
    workflow(
      '# The flaw needs a Windows host; fixed in 3.2.0, which drops Node 20.\n- run: cargo audit --ignore RUSTSEC-2024-0001',
    ),
    workflow(
      '- uses: aquasecurity/trivy-action@v0.36.0\n  with:\n    # Reasons stand in the file.\n    trivyignores: .trivyignore',
    ),
    workflow(
      '- uses: actions/dependency-review-action@v5\n  with:\n    allow-ghsas: GHSA-aaaa-bbbb-cccc # not reachable from our code',
    ),
    workflow(
      '- run: trivy image --ignore-unfixed --exit-code 1 app\n- run: snyk test --exclude=examples',
    ),
    { code: workflow('- run: acme-scan || exit 1'), options: [{ scanners: ['acme-scan'] }] },
  ],
  invalid: [
    swallowed(workflow('- run: npm audit «|| true»'), '|| true'),
    swallowed(workflow('- run: npm audit --audit-level=high «|| exit 0»'), '|| exit 0'),
    swallowed(workflow('- run: |\n    npm audit «|| :»'), '|| :'),
    swallowed(
      workflow('- run: npm audit «|| echo "::warning::Found some."»'),
      '|| echo "::warning::Found some."',
    ),
    swallowed(
      workflow(
        '- run: |\n    npm ci\n    npm audit «|| {\n      echo "Found some."\n      exit 0\n    }»',
      ),
      '|| { echo "Found some." exit 0 }',
    ),
    swallowed(workflow('- run: (cd app && npm audit) «|| true»'), '|| true'),
    swallowed(workflow('- run: npm audit && npm test «|| true»'), '|| true'),
    swallowed(workflow('- run: npm audit «|| true»\n').replaceAll('\n', '\r\n'), '|| true'),
    swallowed(workflow('- run: "npm audit «|| true»"'), '|| true'),
    swallowed(workflow("- run: 'npm audit «|| true»'"), '|| true'),
    swallowed(workflow('- run: >-\n    npm audit\n    «|| true»'), '|| true'),
    swallowed(workflow('- run: npm audit\n    «|| true»'), '|| true'),
    swallowed(workflow('- run: npm audit; «true»'), 'true'),
    swallowed(workflow('- run: npm audit; «exit 0»'), 'exit 0'),
    swallowed(workflow('- run: |\n    «set +e»\n    npm audit\n    echo done'), 'set +e'),
    swallowed(workflow('- run: |\n    «set +e»\n    npm audit\n    exit 0'), 'set +e'),
    swallowed(workflow('- shell: bash {0}\n  run: |\n    «npm audit»\n    echo done'), 'npm audit'),
    swallowed(
      workflow('- run: |\n    if ! «npm audit»; then\n      echo "::warning::Found some."\n    fi'),
      'npm audit',
    ),
    swallowed(workflow('- run: if «npm audit»; then echo fine; fi'), 'npm audit'),
    swallowed(
      'name: a\nruns:\n  using: composite\n  steps:\n    - run: npm audit «|| true»\n      shell: bash\n',
      '|| true',
    ),
    // However it is started.
    ...(
      [
        ['pnpm audit', 'pnpm'],
        ['yarn audit --level high', 'yarn'],
        ['yarn npm audit --all', 'yarn'],
        ['bun audit', 'bun'],
        ['npm run security:audit', 'npm'],
        ['npx audit-ci --high', 'audit-ci'],
        ['npx --yes better-npm-audit audit', 'better-npm-audit'],
        ['npx snyk@1.1300.0 test', 'snyk'],
        ['pnpm dlx snyk test', 'snyk'],
        ['sudo trivy image app', 'trivy'],
        ['SNYK_TOKEN=x snyk code test', 'snyk'],
        ['timeout 60 semgrep ci', 'semgrep'],
        ['docker run --rm -v "$PWD:/src" aquasec/trivy:0.60 fs /src', 'trivy'],
        ['docker run --rm zricethezav/gitleaks:latest detect', 'gitleaks'],
        ['python -m pip_audit', 'pip-audit'],
        ['./bin/osv-scanner --recursive .', 'osv-scanner'],
        ['trufflehog git file://.', 'trufflehog'],
        ['gitleaks detect', 'gitleaks'],
        ['bandit -r src', 'bandit'],
        ['checkov -d .', 'checkov'],
        ['hadolint Dockerfile', 'hadolint'],
        ['grype app:latest', 'grype'],
        ['codeql database analyze db', 'codeql'],
        ['pipx run zizmor .', 'zizmor'],
        ['npx groundrules check', 'groundrules'],
      ] as const
    ).map(([command, scanner]) =>
      swallowed(workflow(`- run: |\n    ${command} «|| true»`), '|| true', scanner),
    ),
    {
      ...swallowed(workflow('- run: acme-scan . «|| true»'), '|| true', 'acme-scan'),
      options: [{ scanners: ['acme-scan'] }],
    },
    piped(workflow('- run: npm audit | «tee audit.log»')),
    piped(
      workflow('- run: npm audit | grep -v low | cat').replace(
        '| grep -v low | cat',
        '| «head -20 | cat»',
      ),
    ),
    piped(workflow("- run: npm audit --json | «jq '.metadata'»")),
    piped(workflow('- shell: sh\n  run: npm audit | «tee log»')),
    lenient(workflow('- run: npm audit «--audit-level=none»'), '--audit-level=none', 'npm'),
    lenient(workflow('- run: npm audit «--audit-level none»'), '--audit-level none', 'npm'),
    lenient(workflow('- run: trivy image «--exit-code 0» app'), '--exit-code 0', 'trivy'),
    lenient(workflow('- run: gitleaks detect «--exit-code=0»'), '--exit-code=0', 'gitleaks'),
    lenient(workflow('- run: checkov -d . «--soft-fail»'), '--soft-fail', 'checkov'),
    lenient(workflow('- run: bandit -r src «--exit-zero»'), '--exit-zero', 'bandit'),
    lenient(
      workflow("- uses: aquasecurity/trivy-action@v0.36.0\n  with:\n    «exit-code: '0'»"),
      "exit-code: '0'",
      'aquasecurity/trivy-action',
    ),
    lenient(
      workflow('- uses: anchore/scan-action@v7\n  with:\n    «fail-build: false»'),
      'fail-build: false',
      'anchore/scan-action',
    ),
    lenient(
      workflow('- uses: hadolint/hadolint-action@v3\n  with:\n    «no-fail: true»'),
      'no-fail: true',
      'hadolint/hadolint-action',
    ),
    lenient(
      workflow('- uses: bridgecrewio/checkov-action@v12\n  with:\n    «soft_fail: true»'),
      'soft_fail: true',
      'bridgecrewio/checkov-action',
    ),
    lenient(
      workflow('- uses: actions/dependency-review-action@v5\n  with:\n    «warn-only: true»'),
      'warn-only: true',
      'actions/dependency-review-action',
    ),
    continues(workflow('- run: npm audit\n  «continue-on-error: true»'), 'npm'),
    continues(workflow('- run: npm audit\n  «continue-on-error: ${{ true }}»'), 'npm'),
    continues(
      workflow('- uses: snyk/actions/node@v1\n  «continue-on-error: true»'),
      'snyk/actions/node',
    ),
    continues(
      workflow('- uses: github/codeql-action/analyze@v4\n  «continue-on-error: true»'),
      'github/codeql-action/analyze',
    ),
    continues(
      workflow('- uses: trufflesecurity/trufflehog@main\n  «continue-on-error: true»'),
      'trufflesecurity/trufflehog',
    ),
    continues(
      workflow('- uses: returntocorp/semgrep-action@v1\n  «continue-on-error: true»'),
      'returntocorp/semgrep-action',
    ),
    continues(
      workflow('- uses: gitleaks/gitleaks-action@v2\n  «continue-on-error: true»'),
      'gitleaks/gitleaks-action',
    ),
    continues(workflow('- run: npm audit', { job: '«continue-on-error: true»' }), 'npm', 'job'),
    continues(
      'on: push\njobs:\n  scan:\n    uses: google/osv-scanner-action/.github/workflows/osv-scanner-reusable.yml@v2\n    «continue-on-error: true»\n',
      'google/osv-scanner-action/.github/workflows/osv-scanner-reusable.yml',
      'job',
    ),
    {
      ...continues(workflow('- uses: acme/scan@v1\n  «continue-on-error: true»'), 'acme/scan'),
      options: [{ scanners: ['acme/scan'] }],
    },
    // A step that only warns judges nothing.
    continues(
      workflow(
        "- id: audit\n  run: npm audit\n  «continue-on-error: true»\n- if: steps.audit.outcome == 'failure'\n  run: echo 'Found some.'",
      ),
      'npm',
    ),
    // A name of an advisory database is no mark, and a mark without a reason neither.
    continues(
      workflow(
        '- name: Check the advisory database\n  run: npm audit\n  «continue-on-error: true»',
      ),
      'npm',
    ),
    continues(workflow('- run: npm audit\n  «continue-on-error: true» # advisory'), 'npm'),
    continues(
      workflow('# Audit the dependencies.\n- run: npm audit\n  «continue-on-error: true»'),
      'npm',
    ),
    never(workflow('- run: npm audit\n  «if: false»'), 'false'),
    never(workflow('- run: npm audit\n  «if: ${{ false }}»'), 'false'),
    never(workflow('- run: npm audit\n  «if: failure()»'), 'failure()'),
    never(workflow('- run: npm audit', { job: '«if: false»' }), 'false'),
    bypassed(
      'on: push\njobs:\n  audit:\n    runs-on: x\n    steps: [{run: npm audit}]\n  deploy:\n    needs: audit\n    «if: always()»\n    runs-on: x\n    steps: [{run: ./ship.sh}]\n',
      'always()',
    ),
    bypassed(
      'on: push\njobs:\n  audit:\n    runs-on: x\n    steps: [{run: npm audit}]\n  ship:\n    needs: [test, audit]\n    «if: ${{ !cancelled() }}»\n    runs-on: x\n    steps: [{run: npm publish}]\n',
      '!cancelled()',
    ),
    bypassed(
      workflow('- run: npm audit\n- name: Publish\n  «if: always()»\n  run: npm publish'),
      'always()',
    ),
    ignored(
      workflow('- run: npx audit-ci --high --allowlist «GHSA-aaaa-bbbb-cccc»'),
      'GHSA-aaaa-bbbb-cccc',
    ),
    ignored(workflow('- run: npx better-npm-audit audit -x «1096366»'), '1096366'),
    ignored(workflow('- run: pnpm audit «--ignore=CVE-2026-1234»'), '--ignore=CVE-2026-1234'),
    ignored(
      workflow(
        '- run: |\n    pip-audit --ignore-vuln «PYSEC-2026-390» \\\n      --ignore-vuln «CVE-2026-35029»',
      ),
      'PYSEC-2026-390',
      'CVE-2026-35029',
    ),
    // The number says nothing that the option does not.
    ignored(
      workflow('- run: cargo audit --ignore «RUSTSEC-2024-0001» # RUSTSEC-2024-0001'),
      'RUSTSEC-2024-0001',
    ),
    ignored(
      workflow('- run: cargo audit --ignore «RUSTSEC-2024-0001» # TODO: say why'),
      'RUSTSEC-2024-0001',
    ),
    ignored(
      workflow(
        '- uses: aquasecurity/trivy-action@v0.36.0\n  with:\n    «trivyignores: .trivyignore»',
      ),
      '.trivyignore',
    ),
    ignored(
      workflow(
        '- uses: actions/dependency-review-action@v5\n  with:\n    «allow-ghsas: GHSA-aaaa-bbbb-cccc»',
      ),
      'GHSA-aaaa-bbbb-cccc',
    ),
    ignored(
      workflow(
        '- uses: pypa/gh-action-pip-audit@v1\n  with:\n    «ignore-vulns: |\n      GHSA-aaaa-bbbb-cccc\n      GHSA-dddd-eeee-ffff»',
      ),
      'GHSA-aaaa-bbbb-cccc GHSA-dddd-eeee-ffff',
    ),
  ],
});
