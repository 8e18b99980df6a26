import type { PackageCoverage } from './coverage-report.js';

/**
 * Says why a package has no number.
 *
 * @param measured - A package that publishes nothing to document.
 * @returns Part of a sentence.
 */
export function describeNothing({ entries }: PackageCoverage): string {
  return entries.length === 0 ? 'publishes no code' : 'publishes nothing that needs a docstring';
}
