import path from 'node:path';
import type { CommandResult } from '@groundrules/testkit/repositories';

interface FileResult {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line?: number }[];
}

/**
 * Reads what `eslint --format json` printed.
 *
 * @param result - The finished command.
 * @param folder - The folder it ran in.
 * @returns `file:line rule` of each finding, sorted.
 * @throws Error when ESLint could not do its work.
 */
export function findingsOf(result: CommandResult, folder: string): string[] {
  if (result.exitCode !== 0 && result.exitCode !== 1) {
    throw new Error(`eslint could not lint\n${result.stdout}\n${result.stderr}`);
  }
  const start = result.stdout.indexOf('[{');
  const files = JSON.parse(start === -1 ? '[]' : result.stdout.slice(start)) as FileResult[];
  return files
    .flatMap(({ filePath, messages }) => {
      const file = path.relative(folder, filePath).replaceAll('\\', '/');
      return messages.map(({ line, ruleId }) => `${file}:${String(line)} ${String(ruleId)}`);
    })
    .toSorted();
}
