import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { format, type Options } from 'prettier';
import ts from 'typescript';
import { describe, expect, it, onTestFinished } from 'vitest';

import type { RawFinding } from '../../src/findings/finding.js';
import { identifyFindings } from '../../src/findings/identify-findings.js';

const styles: readonly Options[] = [
  { printWidth: 40, semi: false, singleQuote: false, trailingComma: 'none', tabWidth: 8 },
  {
    printWidth: 200,
    singleQuote: true,
    trailingComma: 'all',
    arrowParens: 'avoid',
    quoteProps: 'consistent',
    bracketSameLine: true,
    experimentalTernaries: true,
    experimentalOperatorPosition: 'start',
    objectWrap: 'collapse',
  },
];

const folder = path.join(import.meta.dirname, '../../src/findings');
const own = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(path.join(folder, name), 'utf8'),
}));

const component = `
import * as React from 'react';

@sealed
export class View<T extends { a: string, b?: number }> extends React.Component<T> {
  static #count = 0X1F;
  state: { open: boolean } | undefined = { 'open': false };
  render() {
    const { items = [], ...rest } = this.props as unknown as { items: (string | number)[] };
    return items.length ? <ul className='list' {...rest}>
      {items.map(item => <li key={item} onClick={async () => { await save(item); }}>an {'item'} {item} of a <b>list</b> that is rather long indeed</li>)}
    </ul> : null;
  }
}

type Shape = | { kind: 'a', size: number } | { kind: 'b', name: string };
interface Both { one: string, two(a: number, b: number): void }
enum Colour { Red = 'red', Blue = 'blue' }
const pattern = /a+/gi.test(\`x\${1 + 2}y\`);
for (let i = 0, j = 1; i < (j + 2) * 3; i++) if (!(i in window)) continue; else (await import('x')).default();
new Foo;
export default (a => b => (c, d) => (a ?? b) || (c && d));
`;

describe.each([...own, { name: 'component.tsx', text: component }])(
  'all of $name',
  ({ name, text }) => {
    it.each(styles)('keeps its fingerprints when it is formatted with %o', async (style) => {
      const before = await fingerprintNodes(name, text);
      const after = await fingerprintNodes(name, await format(text, { ...style, filepath: name }));
      expect(before.length).toBeGreaterThan(10);
      expect(after).toHaveLength(before.length);
      expect(
        before.filter(({ fingerprint }, index) => after[index]?.fingerprint !== fingerprint),
      ).toEqual([]);
    });
  },
);

/** Reports each node of a file under a rule of its own kind. */
async function fingerprintNodes(
  file: string,
  text: string,
): Promise<{ of: string; fingerprint: string | undefined }[]> {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const raws: RawFinding[] = [];
  const visit = (node: ts.Node): void => {
    if (isReported(node)) {
      const start = source.getLineAndCharacterOfPosition(node.getStart(source));
      const end = source.getLineAndCharacterOfPosition(node.end);
      raws.push({
        rule: ts.isPropertyName(node) ? 'name' : ts.SyntaxKind[node.kind],
        practice: null,
        severity: 'error',
        file,
        line: start.line + 1,
        column: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
        message: node
          .getText(source)
          .slice(0, 60)
          .replaceAll(/[\s'"]+/gu, ' '),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  const repository = createTemporaryRepository({ [file]: text });
  onTestFinished(repository.dispose);
  const found = await identifyFindings(repository.path, 'lint', raws);
  return found.map(({ fingerprint, rule, line, message }) => ({
    of: `${rule} ${message}`,
    fingerprint,
  }));
}

/** Formatters add and remove these. */
function isReported(node: ts.Node): boolean {
  return !(
    ts.isParenthesizedExpression(node) ||
    ts.isParenthesizedTypeNode(node) ||
    ts.isJsxText(node) ||
    ts.isJsxAttributes(node) ||
    ts.isJsxExpression(node) ||
    node.kind === ts.SyntaxKind.EndOfFileToken ||
    (ts.isStringLiteral(node) && node.text.trim() === '') ||
    (ts.isUnionTypeNode(node) && node.types.length < 2)
  );
}
