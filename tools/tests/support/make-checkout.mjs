import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from './run.mjs';

/**
 * Makes a repository of one commit, which goes when the test ends.
 *
 * @param {Record<string, string>} files - Their content by path.
 * @returns {{ folder: string, commit: string }} Where it is.
 */
export function makeCheckout(files) {
  const folder = mkdtempSync(path.join(tmpdir(), 'groundrules-checkout-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  const git = (...args) => run(folder, ['git', ...who, ...args]);
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'all');
  return { folder, commit: git('rev-parse', 'HEAD').stdout.trim() };
}
