import assert from 'node:assert/strict';

export const doctor = {
  name: 'doctor',
  from: 'adopted',
  async run({ groundrules }) {
    const { exitCode, stderr, stdout } = await groundrules(['doctor', '--format', 'json']);
    assert.ok(exitCode === 0 || exitCode === 1, stderr);
    const { diagnoses } = JSON.parse(stdout);
    const bad = diagnoses.filter(({ status }) => status !== 'ok');
    return bad
      .map(({ message, status, subject }) => `${status}: ${subject}: ${message}`)
      .join(' | ');
  },
};
