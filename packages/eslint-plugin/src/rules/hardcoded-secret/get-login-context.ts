import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { isPlaceholder } from '../../secrets/is-placeholder.js';

const login = /^(?:user|user_?name|login|e_?mail|name|uid|admin|bindDN)$/iu;
const place = /^(?:host|hostname|server|database|db|dialect)$/iu;
/** The domains of people who only exist in tests. Those at `example.com` are seeded into real databases too. */
const madeUp = /^(?!.*(?:admin|root)).+@(?:[\w-]+\.)*(?:test\.com|[\w-]+\.(?:test|invalid))$/iu;
/** Objects that show what others look like, or hold texts for people. */
const shown =
  /^(?:examples?|schema|fixtures?|mocks?|messages?|labels?|placeholders?|translations?|errors?|i18n|locales?|fields?|columns?|attributes?|types?|rules|validators?|validations?|propTypes|properties|content|strings|texts?|titles?|icons?|routes?|paths?|urls?|endpoints?|select|projection|include|tooltips?|hints?)$/iu;

function getKey({ computed, key }: TSESTree.Property): string {
  if (!computed && key.type === AST_NODE_TYPES.Identifier) return key.name;
  return key.type === AST_NODE_TYPES.Literal ? String(key.value) : '';
}

/**
 * Tells whether an object is about what things look like or are called.
 *
 * @param object - The object.
 * @returns Whether it or an object around it goes by such a name.
 */
export function isShown(object: TSESTree.Node): boolean {
  for (let node = object; ; node = node.parent) {
    const { parent } = node;
    // The program's parent is `null`, whatever its type says.
    if (!parent) return false;
    if (parent.type === AST_NODE_TYPES.Property && shown.test(getKey(parent))) return true;
    if (parent.type === AST_NODE_TYPES.VariableDeclarator)
      return parent.id.type === AST_NODE_TYPES.Identifier && shown.test(parent.id.name);
    if (parent.type === AST_NODE_TYPES.BlockStatement || parent.type === AST_NODE_TYPES.Program)
      return false;
  }
}

/**
 * Tells whether a text stands there to show readers of a schema what a value looks like.
 *
 * @param node - The text.
 * @returns Whether it is the value of `example` or `examples`, or one of them.
 */
export function isExample(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type === AST_NODE_TYPES.ArrayExpression) return isExample(parent);
  return parent?.type === AST_NODE_TYPES.Property && /^examples?$/iu.test(getKey(parent));
}

/**
 * Tells whether an object is an account of somebody who was made up for tests, as its address says.
 *
 * @param object - The object.
 * @returns Whether it is, and no administrator, who is let in wherever the address ends.
 */
export function isMadeUp(object: TSESTree.ObjectExpression): boolean {
  return object.properties.some(
    (property) =>
      property.type === AST_NODE_TYPES.Property &&
      /^e_?mail$/iu.test(getKey(property)) &&
      property.value.type === AST_NODE_TYPES.Literal &&
      typeof property.value.value === 'string' &&
      madeUp.test(property.value.value),
  );
}

/**
 * Tells whether an object holds what somebody signs in with: a password beside a user or a host.
 *
 * @param object - The object.
 * @param password - The value of its password.
 * @returns Whether it does, and is no form or table of labels.
 */
export function isLogin(object: TSESTree.ObjectExpression, password: string): boolean {
  return object.properties.some((property) => {
    if (property.type === AST_NODE_TYPES.SpreadElement) return false;
    const key = getKey(property);
    if (place.test(key)) return property.value.type !== AST_NODE_TYPES.ObjectExpression;
    if (!login.test(key) || property.value.type !== AST_NODE_TYPES.Literal) return false;
    const { value } = property.value;
    if (typeof value !== 'string' || /\s/u.test(value) || isPlaceholder(value, key)) return false;
    const isLabel = /^\p{Lu}\p{Ll}+$/u;
    return !(isLabel.test(value) && isLabel.test(password));
  });
}
