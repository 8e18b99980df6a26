import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';
import { splitName } from '../../ast/split-name.js';
import type { Flow } from '../../flow/flow.js';
import { getStaticText } from '../../flow/get-static-text.js';

/**
 * What a cookie is for:
 *
 * - `preference`: what the visitor chose; nobody gains anything by reading it.
 * - `script`: a token that a script has to read and to send back.
 * - `secret`: whoever has it is the visitor.
 */
export type CookiePurpose = 'other' | 'preference' | 'script' | 'secret';

const preference =
  /^(?:theme|themes|locale|lang|language|i18n|consent|gdpr|ccpa|timezone|tz|dark|appearance|sidebar|banner|currency|preference|preferences|prefs|dismissed|experiment|variant|utm|ref|referrer)$/u;
const script = /^(?:csrf|xsrf|csrftoken|xsrftoken)$/u;
const secret =
  /^(?:session|sess|sessionid|sid|connect|token|jwt|auth|authtoken|authorization|authenticated|access|accesstoken|refresh|refreshtoken|bearer|login|remember|credential|credentials|secret|password|apikey|sso)$/u;

function getWords(flow: Flow, node: TSESTree.Node | undefined): string[] {
  if (node === undefined) return [];
  const text = getStaticText(flow, node);
  if (text !== undefined) return splitName(text);
  if (node.type === AST_NODE_TYPES.Identifier) return splitName(node.name);
  if (node.type === AST_NODE_TYPES.MemberExpression)
    return splitName(`${getMemberName(node) ?? ''}`);
  return [];
}

/**
 * Tells what a cookie is for.
 *
 * @param words - The words of its name.
 * @returns The purpose.
 */
export function getPurposeOfWords(words: readonly string[]): CookiePurpose {
  if (words.some((it) => script.test(it))) return 'script';
  if (words.some((it) => secret.test(it))) return 'secret';
  return words.some((it) => preference.test(it)) ? 'preference' : 'other';
}

/**
 * Tells what a cookie is for.
 *
 * @param flow - The flow of the file.
 * @param name - Its name.
 * @param value - Its value, by whose name it may be told as well.
 * @returns The purpose, by the words of the names.
 */
export function getPurpose(
  flow: Flow,
  name: TSESTree.Node | undefined,
  value?: TSESTree.Node,
): CookiePurpose {
  const purpose = getPurposeOfWords(getWords(flow, name));
  const isText = value === undefined || getStaticText(flow, value) !== undefined;
  if (purpose !== 'other' || isText) return purpose;
  return getWords(flow, value).some((it) => secret.test(it)) ? 'secret' : 'other';
}
