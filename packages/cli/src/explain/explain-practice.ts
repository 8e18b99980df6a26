import { practiceTexts } from 'virtual:practice-texts';

import { pagesAddress } from '../package-info.js';
import { enforcerNames } from './enforcer-names.js';
import type { Explanation } from './explanation.js';
import type { FoundPractice } from './find-practice.js';
import { waiveExamples } from './waive-examples.js';

/**
 * Gathers all there is to say about a practice.
 *
 * @param found - The practice; the examples are about the rule that was named, if one was.
 * @returns What the catalogue and the pages of the standard say.
 */
export function explainPractice({ enforcer, practice }: FoundPractice): Explanation {
  const { area, docs, enforcers, fixable, id, python, title, why } = practice;
  const names = enforcerNames(practice);
  const text = practiceTexts[id];
  const rules = enforcer === undefined ? names : [enforcer];
  return {
    id,
    area,
    title,
    why,
    ...(python !== undefined && { python }),
    fixable,
    ...text,
    enforcers,
    waive: waiveExamples(id, enforcer ?? names[0], text.wrong[0]?.language ?? ''),
    pages: [
      `${pagesAddress}/${docs}`,
      ...rules.flatMap(({ rule }) => {
        const own = /^groundrules\/(?<name>.+)$/u.exec(rule)?.groups?.['name'];
        return own === undefined
          ? []
          : [`${pagesAddress}/packages/eslint-plugin/docs/rules/${own}.md`];
      }),
    ],
  };
}
