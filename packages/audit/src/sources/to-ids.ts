const ghsa = /GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}/iu;
const cve = /CVE-\d{4}-\d{4,}/iu;

/** What one is called, and what else. */
export interface Ids {
  readonly id: string;
  readonly aliases: readonly string[];
}

/**
 * Picks the name of an advisory: GHSA first, else CVE, else what is not a registry's number.
 *
 * @param names - All names and addresses that a source gave.
 * @param fallback - What it is called where none of them is a name.
 * @returns The name and all others.
 */
export function toIds(names: readonly unknown[], fallback: string): Ids {
  const found = names.flatMap((name) => namesIn(name));
  const id =
    found.find((name) => name.startsWith('GHSA-')) ??
    found.find((name) => name.startsWith('CVE-')) ??
    found.find((name) => !isNumber(name)) ??
    fallback;
  return { id, aliases: sortAliases(found).filter((name) => name !== id) };
}

/**
 * Brings names into an order of their own: numbers of registries last.
 *
 * @param names - Names, as often as you like.
 * @returns Each once.
 */
export function sortAliases(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted(
    (a, b) => Number(isNumber(a)) - Number(isNumber(b)) || (a < b ? -1 : 1),
  );
}

function isNumber(name: string): boolean {
  return /^\d+$/u.test(name);
}

function namesIn(name: unknown): readonly string[] {
  if (typeof name === 'number') return [String(name)];
  if (typeof name !== 'string' || name.trim() === '') return [];
  const text = name.trim();
  const [g] = ghsa.exec(text) ?? [];
  // Upper case in front, lower case behind, whoever wrote it.
  if (g !== undefined) return [`GHSA${g.slice(4).toLowerCase()}`];
  const [c] = cve.exec(text) ?? [];
  if (c !== undefined) return [c.toUpperCase()];
  return [text];
}
