import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { expect, it, onTestFinished } from 'vitest';

import { reportAsMarkdown } from '../../src/reporters/markdown.js';
import { writeStepSummary } from '../../src/reporters/write-step-summary.js';
import { findingOf } from '../support/finding-of.js';
import { plainContext, reportOf } from '../support/report-of.js';

const report = reportOf([findingOf()], { exitCode: 1 });
const markdown = reportAsMarkdown(report, plainContext);

function summaryFile(): string {
  const repository = createTemporaryRepository({});
  onTestFinished(repository.dispose);
  return path.join(repository.path, 'summary.md');
}

async function write(env: Readonly<Record<string, string>>): Promise<string> {
  let printed = '';
  const stderr = { write: (text: string) => (printed += text) };
  await writeStepSummary(report, plainContext, { env, stderr });
  return printed;
}

it('adds to what earlier commands wrote', async () => {
  const file = summaryFile();
  writeFileSync(file, 'before');
  expect(await write({ GITHUB_STEP_SUMMARY: file })).toBe('');
  expect(await write({ GITHUB_STEP_SUMMARY: file })).toBe('');
  expect(readFileSync(file, 'utf8')).toBe(`before\n${markdown}\n${markdown}`);
});

it.each([[{}], [{ GITHUB_STEP_SUMMARY: '' }]])('does nothing with %j', async (env) => {
  expect(await write(env)).toBe('');
});

it('says so where it cannot write', async () => {
  const file = path.join(summaryFile(), 'nowhere.md');
  expect(await write({ GITHUB_STEP_SUMMARY: file })).toMatch(
    /^groundrules: GITHUB_STEP_SUMMARY cannot be written: ENOENT.*\n$/u,
  );
});
