import type { TSESTree } from '@typescript-eslint/utils';

import type { Flow } from '../../flow/flow.js';

/** What the text of a header `Set-Cookie` says. */
export interface WrittenCookie {
  readonly name: string;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly isCleared: boolean;
  readonly isCrossSite: boolean;
}

/** Stands for what is put in. */
const hole = '\u0000';

/**
 * Reads the text of a header `Set-Cookie`.
 *
 * @param flow - The flow of the file.
 * @param node - The text, a template or a sum as well.
 * @returns What it says, or `undefined` where attributes come from elsewhere.
 */
export function readSetCookie(flow: Flow, node: TSESTree.Node): WrittenCookie | undefined {
  const text = flow
    .partsOf(node)
    .map((part) => (part.kind === 'text' ? part.text : hole))
    .join('');
  const [pair = '', ...attributes] = text.split(';');
  const { name = '', value = '' } = /^(?<name>[^=]+)=(?<value>.*)$/su.exec(pair)?.groups ?? {};
  if (name === '' || pair === hole) return undefined;
  const isOpen = attributes.some((it) => it.includes(hole) && !it.includes('='));
  if (isOpen || value.endsWith(`${hole}${hole}`)) return undefined;
  const words = attributes.map((it) => it.trim().toLowerCase());
  return {
    name,
    httpOnly: words.includes('httponly'),
    secure: words.includes('secure'),
    isCleared:
      value.trim() === '' ||
      value === 'deleted' ||
      words.some((it) => /^max-age=(?:0$|-)/u.test(it) || /^expires=.*\b19\d\d\b/u.test(it)),
    isCrossSite: words.includes('samesite=none'),
  };
}
