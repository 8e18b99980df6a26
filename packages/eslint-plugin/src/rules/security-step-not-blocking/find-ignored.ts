import type { Word } from '../../shell/ast.js';

const option =
  /^(?:--ignore(?:-vulns?|-vulnerabilit(?:y|ies)|-advisor(?:y|ies)|-cves?|-ghsas?|file)?|--exclude|--allowlist|--allow-ghsas|-a|-x|-i|-w)(?:=(?<value>.*))?$/u;
/** An advisory by its number, or the file that lists some. */
const advisory =
  /\b(?:GHSA(?:-\w{4}){3}|CVE-\d{4}-\d+|PYSEC-\d{4}-\d+|RUSTSEC-\d{4}-\d+|GO-\d{4}-\d+|SNYK-\w+(?:-\w+)+|OSV-\d{4}-\d+|npm:[\w@./-]+:\d+)|^\d{3,8}(?:[,|]\d{3,8})*$/iu;

/**
 * Finds the advisories that a scanner is told to leave out.
 *
 * @param words - What the scanner is called with.
 * @returns The words that name them.
 */
export function findIgnored(words: readonly Word[]): Word[] {
  const found: Word[] = [];
  let isOpen = false;
  for (const word of words) {
    const match = option.exec(word.text);
    const value = match?.groups?.['value'];
    if (match !== null) {
      isOpen = value === undefined;
      if (value !== undefined && isAdvisory(value, word.text)) found.push(word);
    } else if (word.text.startsWith('-')) {
      isOpen = false;
    } else if (isOpen) {
      // Some take several after one option, audit-ci among them.
      isOpen = advisory.test(word.text);
      if (isOpen) found.push(word);
    }
  }
  return found;
}

function isAdvisory(value: string, text: string): boolean {
  return advisory.test(value) || text.startsWith('--ignorefile');
}

/** Inputs of actions that take advisories to leave out. */
const ignoringInput =
  /^(?:trivyignores|allow[-_]ghsas|ignore[-_]vulns?|ignore[-_]vulnerabilities|ignore[-_]cves?|ignore|allowlist|skip[-_]cves?)$/iu;

/**
 * Tells whether an input of an action names advisories to leave out.
 *
 * @param name - The name of the input.
 * @param value - Its value.
 * @returns Whether it does, by number or by a file.
 */
export function isIgnoringInput(name: string, value: string): boolean {
  if (!ignoringInput.test(name) || value.trim() === '') return false;
  return /^trivyignores$/iu.test(name) || value.split(/[\s,]+/u).some((it) => advisory.test(it));
}
