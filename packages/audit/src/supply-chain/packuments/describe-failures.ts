import { hostOf } from '../host-of.js';
import type { UnknownVersion } from './asked-version.js';

const mostExamples = 3;

/**
 * Tells a person what could not be found out, without a line for each package.
 *
 * @param unknowns - What it is, at least one.
 * @param asked - How many versions were asked about.
 * @param setting - The name of the check in the settings.
 * @returns What happened and what to do, in sentences.
 */
export function describeFailures(
  unknowns: readonly UnknownVersion[],
  asked: number,
  setting: string,
): string {
  const groups = new Map<string, string[]>();
  for (const { asked: one, reason } of unknowns) {
    const key = `${hostOf(one.registry) ?? 'The registry'} ${reason}`;
    groups.set(key, [...(groups.get(key) ?? []), `${one.name} ${one.version}`]);
  }
  const told = [...groups]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([key, whats]) => {
      const examples = whats.toSorted().slice(0, mostExamples).join(', ');
      const rest = whats.length - mostExamples;
      return `${key}: ${examples}${rest > 0 ? ` and ${String(rest)} more` : ''}.`;
    });
  const count = String(unknowns.length);
  return [
    `${count} of ${String(asked)} ${asked === 1 ? 'version' : 'versions'} could not be looked at.`,
    ...told,
    `Mend that, or allow in ${setting} the packages whose registry does not tell, \`@scope/*\` for all of a scope.`,
  ].join(' ');
}
