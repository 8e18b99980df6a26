// A reporter for knip that runs beside its JSON reporter and writes what that one leaves out.
import { writeFileSync } from 'node:fs';

/** A setting of knip that has no effect, as its reporters get it. */
interface Hint {
  readonly type: string;
  readonly identifier: { readonly source?: string } | string;
  readonly filePath?: string;
  readonly workspaceName?: string;
}

interface ReporterOptions {
  readonly configurationHints?: Iterable<Hint>;
  readonly configFilePath?: string;
  readonly counters: { readonly total: number };
  readonly options: string;
  readonly issues: Readonly<Record<string, unknown>>;
}

/**
 * Writes how many files were looked at, the configuration hints, and which types of issue are only warnings, to a file.
 *
 * @param input - What knip found.
 */
export default function reportHints(input: ReporterOptions): void {
  const file = process.env['GROUNDRULES_KNIP_HINTS'];
  if (file === undefined) return;
  const hints = [...(input.configurationHints ?? [])].map(
    ({ filePath, identifier, type, workspaceName }) => ({
      type,
      identifier: typeof identifier === 'string' ? identifier : (identifier.source ?? ''),
      file: filePath ?? input.configFilePath,
      workspace: workspaceName,
    }),
  );
  const { total } = input.counters;
  writeFileSync(file, JSON.stringify({ hints, total, warnings: warningTypes(input.issues) }));
}

function warningTypes(issues: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(issues)
    .filter(([, byFile]) => leaves(byFile).some(({ severity }) => severity === 'warn'))
    .map(([type]) => type);
}

/** Issues are kept by file and symbol. */
function leaves(value: unknown): { readonly severity: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('filePath' in value && 'severity' in value) return [value];
  return Object.values(value).flatMap(leaves);
}
