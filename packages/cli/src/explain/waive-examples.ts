import type { PracticeId } from '@groundrules/catalogue';

import type { CheckName } from '../gates/audit/supply-chain/check-names.js';
import { factsOf } from '../gates/audit/supply-chain/supply-chain-rules.js';
import type { EnforcerName } from './enforcer-names.js';
import type { WaiveExample } from './explanation.js';
import { localCommand } from '../workspaces/package-manager.js';

const terms = '--reason "<why>" --owner <name> --expires <day>';

/**
 * Says how a breach of a practice is accepted for a while.
 *
 * @param practice - The practice; `null` for a rule that is on for correctness alone.
 * @param enforcer - What reports it, as the example.
 * @param language - The language of the code that breaches it.
 * @returns The ways, the narrowest first; none for an exception that has run out.
 */
export function waiveExamples(
  practice: PracticeId | null,
  enforcer: EnforcerName | undefined,
  language: string,
): WaiveExample[] {
  // What is about an exception is not excepted in turn.
  if (practice === 'expired-waiver') return [];
  if (practice === 'vulnerable-dependency') {
    return [
      {
        accepts: 'One advisory about one package, by its GHSA or CVE',
        example: `${localCommand('groundrules')} audit --accept <advisory> --investigation "<what>" --mitigation "<what>" ${terms}`,
      },
    ];
  }
  const check = enforcer === undefined ? undefined : factsOf(enforcer.rule)?.check;
  if (check !== undefined) return supplyChainExamples(check, enforcer?.rule ?? '');
  const one = {
    accepts: 'One finding, by the fingerprint at the end of its line in the report',
    example: `${localCommand('groundrules')} waive <fingerprint> ${terms}`,
  };
  if (enforcer === undefined) return [one];
  const { gate, rule } = enforcer;
  // A report has one line for the whole layout of a file, which is not waived place by place.
  if (gate === 'format' && rule === 'prettier') {
    return [
      {
        accepts: 'The layout of some files, each of which is one line in the report',
        example: `${localCommand('groundrules')} waive ${rule} --gate ${gate} --files "<glob>" ${terms}`,
      },
      { accepts: 'One place for good, beside the code', example: '// prettier-ignore' },
    ];
  }
  return [
    one,
    {
      accepts: 'All that a rule finds in some files',
      example: `${localCommand('groundrules')} waive ${rule} --gate ${gate} --files "<glob>" ${terms}`,
    },
    ...commentFor(practice, enforcer, language),
  ];
}

/** What the gate of the audit takes says what was looked into, whatever it is about. */
function supplyChainExamples(check: CheckName, rule: string): WaiveExample[] {
  const judgement = `--investigation "<what>" --mitigation "<what>" ${terms}`;
  const allowed = check === 'sources' ? 'host' : 'package';
  return [
    {
      accepts: `One ${allowed} for good, in groundrules.json`,
      example: `"audit": { "supplyChain": { "${check}": { "allow": ["<${allowed}>"] } } }`,
    },
    {
      accepts: 'One finding until a day, by the fingerprint at the end of its line in the report',
      example: `${localCommand('groundrules')} waive <fingerprint> --gate audit ${judgement}`,
    },
    {
      accepts: 'All that a rule finds until a day',
      example: `${localCommand('groundrules')} waive ${rule} --gate audit ${judgement}`,
    },
  ];
}

function commentFor(
  practice: PracticeId | null,
  { kind, rule }: EnforcerName,
  language: string,
): WaiveExample[] {
  const accepts = 'One place, beside the code';
  // A comment that needs a reason is not excused by one that has one.
  if (practice === 'unexplained-suppression') return [];
  if (kind === 'eslint') {
    const mark = /^(?:yaml|dockerfile)$/u.test(language) ? '#' : '//';
    return [{ accepts, example: `${mark} eslint-disable-next-line ${rule} -- <why>, until <day>` }];
  }
  if (kind === 'typescript') {
    return [{ accepts, example: '// @ts-expect-error <why>, until <day>' }];
  }
  return [];
}
