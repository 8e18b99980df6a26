import type { PackageCoverage } from './coverage-report.js';
import { printable } from './printable.js';
import { relativePath } from './relative-path.js';

/**
 * Names a package for readers.
 *
 * @param measured - The package.
 * @param root - The folder that paths are relative to.
 * @returns Its name, or its folder where it has none.
 */
export function packageLabel({ folder, name }: PackageCoverage, root: string): string {
  return printable(name ?? relativePath(root, folder));
}
