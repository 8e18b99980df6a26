import { hostileInputs } from '@groundrules/testkit';
import { expect, it } from 'vitest';
import { listExamples } from '../../src/examples/list-examples.js';
import { listMarkdownExamples } from '../../src/examples/list-markdown-examples.js';

it.each(hostileInputs)('survives $name', ({ code, filename }) => {
  const text = `/**\n * @example\n * one;\n */\nlet documented;\n${code}\n/** @example two;`;
  const examples = listExamples(filename, text);
  expect(examples[0]?.code).toBe('one;');
  for (const example of examples) {
    const lines = example.code.split('\n');
    expect(example.lines).toHaveLength(lines.length);
    for (const [index, line] of lines.entries()) {
      const start = example.lines[index]?.start ?? 0;
      expect(text.slice(start, start + line.length)).toBe(line);
    }
  }
  expect(listMarkdownExamples('a.md', `- - > \`\`\`ts\n${code}\n`)).toBeInstanceOf(Array);
});

it.each([
  ['an unfinished comment', '/** @example a;'],
  ['an unfinished fence', '/** @example\n * ```ts\n * a;'],
  ['many marks', `/** @example ${'`'.repeat(50_000)}\n */\nlet a;`],
  ['much space', `/** @example ${' '.repeat(50_000)}x\n${' '.repeat(50_000)}\n */\nlet a;`],
  ['many captions', `/** @example ${'<caption>'.repeat(5000)}\n */\nlet a;`],
  ['many stars', `/** @example\n${'*'.repeat(50_000)}*/\nlet a;`],
  ['a lone carriage return', '/** @example a;\r * b; */\nlet a;'],
])('reads %s quickly', (_title, text) => {
  const start = performance.now();
  expect(listExamples('a.ts', text)).toBeInstanceOf(Array);
  expect(performance.now() - start).toBeLessThan(2000);
});
