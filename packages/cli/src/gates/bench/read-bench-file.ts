import path from 'node:path';

import schema from '../../../schemas/bench.schema.json' with { type: 'json' };
import { parseJsonc } from '../../config/read-jsonc.js';
import { validateJsonc } from '../../config/validate-jsonc.js';
import { readOptionalText } from '../../files/read-optional-text.js';
import { UserError } from '../../user-error.js';
import { benchFile, type BenchFile } from './bench-record.js';
import { localCommand } from '../../workspaces/package-manager.js';

/**
 * Reads what benchmarks are compared with.
 *
 * @param root - Absolute path of the repository.
 * @returns The file's content; `undefined` where there is none.
 * @throws {@link UserError} for a file that is not valid, or that has a benchmark twice, as after a merge.
 */
export async function readBenchFile(root: string): Promise<BenchFile | undefined> {
  const text = await readOptionalText(path.join(root, benchFile), benchFile);
  if (text === undefined) return undefined;
  const file = parseJsonc(text, benchFile);
  validateJsonc(file, schema, benchFile);
  const { records, version } = file.value as BenchFile;
  const seen = new Set<string>();
  for (const { file: name, name: benchmark } of records.flatMap(({ benchmarks }) => benchmarks)) {
    const key = JSON.stringify([name, benchmark]);
    if (seen.has(key)) {
      throw new UserError(
        `${benchFile}: "${benchmark}" of ${name} is in it twice. Keep one of them, or record it anew: ${localCommand('groundrules')} bench --update --filter ${JSON.stringify(benchmark)} --reason "…"`,
      );
    }
    seen.add(key);
  }
  return { version, records };
}
