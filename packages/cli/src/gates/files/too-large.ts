import type { RawFinding } from '../../findings/finding.js';
import { sizeLimit } from './size-limit.js';

const mebibyte = 1024 * 1024;

/**
 * Makes the finding for a file that was too large to be given to a tool: never silence.
 *
 * @param file - Relative to the repository.
 * @param bytes - Its size.
 * @param tool - Who did not look at it.
 * @param advice - How to leave a generated file out.
 * @returns The finding.
 */
export function tooLarge(file: string, bytes: number, tool: string, advice: string): RawFinding {
  return {
    rule: 'too-large',
    practice: null,
    severity: 'error',
    file,
    line: 1,
    column: 1,
    message: `${tool} did not look at this file: it has ${(bytes / mebibyte).toFixed(1)} MB, and ${String(sizeLimit / mebibyte)} are the limit. ${advice}`,
  };
}
