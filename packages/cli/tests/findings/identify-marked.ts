import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import type { Gate } from '@groundrules/catalogue';

import type { RawFinding } from '../../src/findings/finding.js';
import { identifyFindings } from '../../src/findings/identify-findings.js';
import type { IdentifiedFinding } from '../../src/findings/identity.js';

/** What differs between findings of a test. */
export interface Marked {
  readonly file?: string;
  readonly gate?: Gate;
  readonly rule?: string;
}

/**
 * Reports what stands between `«` and `»` in a text, and gives each report its identity.
 *
 * @param text - The file, with marks.
 * @param marked - What the file and the rule are called.
 * @returns The findings, in the order of the marks.
 */
export async function identifyMarked(
  text: string,
  { file = 'src/sample.ts', gate = 'lint', rule = 'sample' }: Marked = {},
): Promise<IdentifiedFinding[]> {
  const { clean, raws } = readMarks(text, file, rule);
  const repository = createTemporaryRepository({ [file]: clean });
  try {
    return await identifyFindings(repository.path, gate, raws);
  } finally {
    repository.dispose();
  }
}

/**
 * Takes the marks out of a text.
 *
 * @param text - The file, with marks.
 * @param file - Its path.
 * @param rule - The rule that reports.
 * @returns The text without marks, and a finding for each pair.
 */
function readMarks(
  text: string,
  file: string,
  rule: string,
): { clean: string; raws: RawFinding[] } {
  let clean = '';
  const raws: RawFinding[] = [];
  for (const part of text.split(/(?=[«»])/u)) {
    const place = placeAtEnd(clean);
    if (part.startsWith('«')) {
      raws.push({
        rule,
        practice: null,
        severity: 'error',
        file,
        message: 'Sample.',
        ...place,
      });
    } else if (part.startsWith('»')) {
      const raw = raws.pop();
      if (raw !== undefined) raws.push({ ...raw, endLine: place.line, endColumn: place.column });
    }
    clean += part.replace(/^[«»]/u, '');
  }
  return { clean, raws };
}

function placeAtEnd(text: string): { line: number; column: number } {
  return { line: text.split('\n').length, column: text.length - text.lastIndexOf('\n') };
}
