import path from 'node:path';
import { practiceEnforcedBy } from '@groundrules/catalogue';
import { z } from 'zod';
import type { Report } from '../report.js';
import { run } from './run.js';

const output = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(
      z.object({
        ruleId: z.string().nullable(),
        line: z.number().default(0),
        message: z.string(),
      }),
    ),
  }),
);

/**
 * Lints a folder with its own config.
 *
 * @param folder - The folder.
 * @returns What ESLint reported.
 */
export async function lint(folder: string): Promise<Report[]> {
  const results = output.parse(
    JSON.parse(await run('eslint', ['.', '--format', 'json'], folder, [1])),
  );
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, line, message }) => ({
      tool: 'ESLint' as const,
      rule: ruleId ?? 'parse error',
      practice:
        ruleId === null ? undefined : practiceEnforcedBy({ kind: 'eslint', id: ruleId })?.id,
      file: path.relative(folder, filePath).replaceAll('\\', '/'),
      line,
      message,
    })),
  );
}

/**
 * Applies ESLint's automatic fixes to a folder.
 *
 * @param folder - The folder; its files are written.
 */
export async function fixLint(folder: string): Promise<void> {
  await run('eslint', ['.', '--fix'], folder, [1]);
}
