import type {
  DocComment,
  DocTag,
  Parameter,
  Signature,
  ThrownError,
} from '@groundrules/docstrings';

import { ranks, type NewTag } from './edit-docstring.js';
import { getParameterLabel } from './get-parameter-label.js';
import { getTagKind, getTags } from './get-tags.js';
import { matchParams } from './match-params.js';

/** Parameters rank by their place in the signature. */
function rankOfParameter(index: number): number {
  return ranks.param + index / 1000;
}

/**
 * Writes the `@param` tags that a docstring lacks.
 *
 * @param text - The text of the file.
 * @param docs - The docstring, where there is one.
 * @param parameters - The parameters of the signature.
 * @returns A tag for each parameter without one.
 */
export function getMissingParams(
  text: string,
  docs: DocComment | undefined,
  parameters: readonly Parameter[],
): NewTag[] {
  const matched = docs ? matchParams(docs, parameters, text).parameters : [];
  return parameters.flatMap((parameter, index) =>
    (matched[index]?.tags ?? []).length > 0
      ? []
      : [
          {
            text: `@param ${getParameterLabel(parameter, parameters, text)} -`,
            rank: rankOfParameter(index),
          },
        ],
  );
}

/**
 * Writes the tags that a docstring lacks to tell what goes in and what comes out.
 *
 * @param text - The text of the file.
 * @param docs - The docstring, where there is one.
 * @param signature - The signature.
 * @returns A tag for each parameter and for the result.
 */
export function getMissingTags(
  text: string,
  docs: DocComment | undefined,
  signature: Signature,
): NewTag[] {
  const { parameters, returns } = signature;
  const tags = getMissingParams(text, docs, parameters);
  const hasReturns =
    docs && (getTags(docs, 'returns').length > 0 || getTags(docs, 'yields').length > 0);
  if (returns === 'value' && hasReturns !== true) {
    tags.push({ text: '@returns', rank: ranks.returns });
  }
  return tags;
}

/**
 * Writes the `@throws` tag of an error.
 *
 * @param error - The error.
 * @returns The tag.
 */
export function createThrowsTag({ name }: ThrownError): NewTag {
  return { text: name === undefined ? '@throws' : `@throws {${name}}`, rank: ranks.throws };
}

/**
 * Ranks the tags of a docstring, for new ones to find their place among them.
 *
 * @param text - The text of the file.
 * @param docs - The docstring.
 * @param signature - What it stands on.
 * @returns A function that ranks each of its tags.
 */
export function createRanking(
  text: string,
  docs: DocComment,
  signature: Signature | undefined,
): (tag: DocTag) => number | undefined {
  const byTag = new Map<DocTag, number>();
  const { parameters } = matchParams(docs, signature?.parameters ?? [], text);
  for (const [index, { tags }] of parameters.entries()) {
    for (const tag of tags) byTag.set(tag, rankOfParameter(index));
  }
  return (tag) => {
    const kind = getTagKind(tag);
    if (kind === undefined || kind === 'deprecated') return undefined;
    return byTag.get(tag) ?? ranks[kind === 'yields' ? 'returns' : kind];
  };
}
