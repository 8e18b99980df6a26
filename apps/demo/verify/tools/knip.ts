import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { practiceEnforcedBy } from '@groundrules/catalogue';
import { z } from 'zod';
import type { Report } from '../report.js';
import { run } from './run.js';

const issue = z.object({ name: z.string(), line: z.number().optional() });
const output = z.object({
  issues: z.array(
    z.object({ file: z.string() }).catchall(z.array(z.union([issue, z.array(issue)]))),
  ),
});

/**
 * Looks for dead code in a folder.
 *
 * @param folder - The folder; its own knip config applies.
 * @returns What knip reported. Issues about a whole file stand at line 0.
 */
export async function findDeadCode(folder: string): Promise<Report[]> {
  const { issues } = output.parse(
    JSON.parse(await run('knip', ['--reporter', 'json'], folder, [1])),
  );
  const reports: Report[] = [];
  for (const { file, ...types } of issues) {
    for (const [type, found] of Object.entries(types)) {
      for (const { name, line } of found.flat()) {
        reports.push({
          tool: 'knip',
          rule: type,
          practice: practiceEnforcedBy({ kind: 'knip', id: type })?.id,
          file,
          line:
            line ?? (file.endsWith('.json') ? await lineOfKey(path.join(folder, file), name) : 0),
          message: `${name} is unused or unlisted (${type}).`,
        });
      }
    }
  }
  return reports;
}

/** knip names a dependency without saying where it stands. */
async function lineOfKey(file: string, key: string): Promise<number> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.findIndex((line) => line.includes(`"${key}":`)) + 1;
}
