import type { DocComment, DocTag, Parameter } from '@groundrules/docstrings';

import { getTags } from './get-tags.js';

/** The tags that speak of one parameter. */
export interface ParameterDocs {
  readonly parameter: Parameter;
  /** Those of the parameter itself and of its properties (`options.limit`), in the order of the text. */
  readonly tags: readonly DocTag[];
}

/** Which tags of a docstring speak of which parameters. */
export interface MatchedParams {
  /** In the order of the signature. */
  readonly parameters: readonly ParameterDocs[];
  /** Those that speak of no parameter. */
  readonly stale: readonly DocTag[];
}

/** Tags by the name before the first property: `options` of `options.limit` and of `options[].limit`. */
function groupByRoot(docs: DocComment): Map<string, DocTag[]> {
  const groups = new Map<string, DocTag[]>();
  for (const tag of getTags(docs, 'param')) {
    const root = /^[^.[]+/u.exec(tag.name ?? '')?.[0];
    if (root === undefined) continue;
    const group = groups.get(root);
    if (group) group.push(tag);
    else groups.set(root, [tag]);
  }
  return groups;
}

/** The names of the elements that a rest parameter is taken apart into: `...[first, second]`. */
function getElements({ end, isRest, start }: Parameter, text: string): string[] {
  const pattern = isRest ? /^\.{3}\s*\[(?<list>[^\]]*)\]/u.exec(text.slice(start, end)) : null;
  return (pattern?.groups?.['list'] ?? '').split(',').flatMap((element) => {
    const name = /^[\s.]*(?<name>[\w$]+)/u.exec(element)?.groups?.['name'];
    return name === undefined ? [] : [name];
  });
}

/** Takes what is there under some names out of a map. */
function take(groups: Map<string, DocTag[]>, names: readonly string[]): DocTag[] {
  const taken = names.flatMap((name) => groups.get(name) ?? []);
  for (const name of names) groups.delete(name);
  return taken;
}

/**
 * Matches the `@param` tags of a docstring with the parameters of a signature.
 *
 * A parameter that is taken apart has no name, so that any does: names that no other parameter has stand for such
 * parameters in their order. Elements of a rest parameter that is taken apart may be documented as if they were
 * parameters.
 *
 * @param docs - The docstring.
 * @param parameters - The parameters.
 * @param text - The text of the file.
 * @returns Which tags speak of which.
 */
export function matchParams(
  docs: DocComment,
  parameters: readonly Parameter[],
  text: string,
): MatchedParams {
  const groups = groupByRoot(docs);
  const found = new Map<Parameter, DocTag[]>();
  for (const parameter of parameters) {
    if (parameter.name !== undefined) found.set(parameter, take(groups, [parameter.name]));
  }
  for (const parameter of parameters) {
    if (parameter.name !== undefined) continue;
    const elements = getElements(parameter, text).filter((it) => groups.has(it));
    const [next] = groups.keys();
    const names = elements.length > 0 || next === undefined ? elements : [next];
    found.set(parameter, take(groups, names));
  }
  return {
    parameters: parameters.map((parameter) => ({ parameter, tags: found.get(parameter) ?? [] })),
    stale: [...groups.values()].flat(),
  };
}
