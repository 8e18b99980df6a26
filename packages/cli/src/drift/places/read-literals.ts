import type { TypeScript } from '@groundrules/docstrings';
import type ts from 'typescript';

/**
 * Tells what a member of an object literal is called.
 *
 * @param api - TypeScript.
 * @param member - The member.
 * @returns Its name, where it is written out.
 */
export function nameOf(api: TypeScript, { name }: ts.ObjectLiteralElementLike): string | undefined {
  if (name === undefined) return undefined;
  return api.isIdentifier(name) || api.isStringLiteralLike(name) ? name.text : undefined;
}

/**
 * Reads a value that is written out.
 *
 * @param api - TypeScript.
 * @param node - Where it stands.
 * @returns The value; `undefined` for anything else.
 */
export function literalOf(
  api: TypeScript,
  node: ts.Expression,
): string | number | boolean | undefined {
  if (api.isStringLiteralLike(node)) return node.text;
  if (api.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === api.SyntaxKind.TrueKeyword) return true;
  return node.kind === api.SyntaxKind.FalseKeyword ? false : undefined;
}

/**
 * Reads the texts of a property: one, or a list of them.
 *
 * @param api - TypeScript.
 * @param object - The object that has it.
 * @param name - What it is called.
 * @returns The texts; `null` where there is no such property, `undefined` where they are not written out.
 */
export function textsAt(
  api: TypeScript,
  object: ts.ObjectLiteralExpression,
  name: string,
): string[] | null | undefined {
  const property = object.properties.find((one) => nameOf(api, one) === name);
  if (property === undefined) {
    return object.properties.some((one) => api.isSpreadAssignment(one)) ? undefined : null;
  }
  if (!api.isPropertyAssignment(property)) return undefined;
  const { initializer } = property;
  const nodes = api.isArrayLiteralExpression(initializer)
    ? initializer.elements.flatMap((one) =>
        api.isArrayLiteralExpression(one) ? [...one.elements] : [one],
      )
    : [initializer];
  const texts = nodes.map((one) => literalOf(api, one));
  return texts.every((text) => typeof text === 'string') ? texts : undefined;
}
