import type { UntracedTarget } from '@groundrules/docstrings';

/** More nobody would read. */
const told = { targets: 3, places: 2 };

function quote(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(', ');
}

/**
 * Says which published paths lead to no source, and where their sources were looked for.
 *
 * @param untraced - The paths, at least one.
 * @returns Part of a sentence: `no source of … was found`.
 */
export function describeUntraced(untraced: readonly UntracedTarget[]): string {
  // One path may stand there for several environments.
  const byTarget = new Map(untraced.map((it) => [it.target, it.tried]));
  const parts = [...byTarget].slice(0, told.targets).map(([target, tried], index) => {
    const places =
      quote(tried.slice(0, told.places)) + (tried.length > told.places ? ' and elsewhere' : '');
    if (index > 0) return `nor of \`${target}\`${tried.length > 0 ? ` (${places})` : ''}`;
    const searched = tried.length > 0 ? ` (looked for ${places})` : '';
    return `no source of \`${target}\` was found${searched}`;
  });
  const others = byTarget.size - parts.length;
  return [...parts, ...(others > 0 ? [`nor of ${String(others)} more`] : [])].join(', ');
}
