import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NotTried } from './not-tried.mjs';

/** How the baseline names what is said of a comment or of a file that can't be parsed, which ESLint can't suppress. */
const noRules = new Set(['eslint', 'parse-error', 'unused-disable-directive']);

/** ESLint by itself agrees, by the suppressions that come with the baseline. */
export const editors = {
  name: 'plain eslint',
  async run({ exec, folder, read }) {
    if (!existsSync(path.join(folder, 'eslint-suppressions.json'))) {
      throw new NotTried('The lint gate found no errors.');
    }
    const { ignores = [] } = JSON.parse(read('groundrules.json'));
    const errors = await lint(exec, ignores);
    const byRules = errors.filter(({ ruleId }) => ruleId !== null);
    assert.deepEqual(byRules.slice(0, 20), []);
    const { findings } = JSON.parse(read('groundrules.baseline.json'));
    const withoutRule = findings.filter(({ gate, rule }) => gate === 'lint' && noRules.has(rule));
    assert.equal(errors.length, withoutRule.length);
    const files = Object.keys(JSON.parse(read('eslint-suppressions.json')));
    return `errors in ${files.length} files are suppressed, ${errors.length} that no rule reports are left`;
  },
};

/** The errors that ESLint tells, of which none is suppressed; what groundrules.json ignores it has to be told. */
async function lint(exec, ignores) {
  const output = path.join(tmpdir(), `groundrules-proof-eslint-${process.pid}.json`);
  const { exitCode, stderr, stdout } = await exec('eslint', [
    '.',
    '--quiet',
    ...ignores.flatMap((folder) => ['--ignore-pattern', `${folder}/**`]),
    ...['--format', 'json', '--output-file', output],
  ]);
  assert.ok(existsSync(output), `exit code ${exitCode}\n${stdout}\n${stderr}`);
  const results = JSON.parse(readFileSync(output, 'utf8'));
  rmSync(output);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, message, ruleId }) => ({ line, message, ruleId })),
  );
}
