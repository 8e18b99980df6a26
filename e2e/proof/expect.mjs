import assert from 'node:assert/strict';

/** Writes findings as `gate rule file:line`. */
export function listed(findings) {
  return findings.map(({ file, gate, line, rule }) => `${gate} ${rule} ${file}:${line}`);
}

/** Nothing is open. */
export function expectClean({ exitCode, open }, what) {
  assert.deepEqual(listed(open).slice(0, 20), [], what);
  assert.equal(exitCode, 0, what);
}

/** Exactly these are open, each as `gate rule file`. */
export function expectOpen({ exitCode, open }, expected) {
  const found = open.map(({ file, gate, rule }) => `${gate} ${rule} ${file}`);
  assert.deepEqual(found.toSorted(), expected.toSorted());
  assert.equal(exitCode, 1);
}

/** A command ended as it should, and said why. */
export function expectEnd({ exitCode, stderr, stdout }, code, text = '') {
  const printed = `${stdout}\n${stderr}`;
  assert.equal(exitCode, code, printed.trim().split('\n').slice(-30).join('\n'));
  assert.ok(printed.includes(text), `It does not say "${text}":\n${printed}`);
}
