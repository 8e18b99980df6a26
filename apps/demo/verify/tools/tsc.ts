import { practiceEnforcedBy } from '@groundrules/catalogue';
import type { Report } from '../report.js';
import { run } from './run.js';

const diagnostic = /^(?<file>.+)\((?<line>\d+),\d+\): error (?<code>TS\d+): (?<message>.+)$/u;

/**
 * Compiles a folder without writing anything.
 *
 * @param folder - A folder with a tsconfig.json.
 * @returns What the compiler reported.
 * @throws Error when it printed something that is no diagnostic of a file, for instance of its config.
 */
export async function compile(folder: string): Promise<Report[]> {
  const stdout = await run('tsc', ['--noEmit', '--pretty', 'false'], folder, [1, 2]);
  return stdout
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '))
    .map((line) => {
      const groups = diagnostic.exec(line)?.groups;
      if (groups === undefined) throw new Error(`tsc could not check ${folder}: ${line}`);
      const { code = '', file = '', line: at, message = '' } = groups;
      return {
        tool: 'tsc' as const,
        rule: code,
        practice: practiceEnforcedBy({ kind: 'typescript', id: code })?.id,
        file,
        line: Number(at),
        message,
      };
    });
}
