import { describe, expect, it } from 'vitest';

import type { Command, List } from '../../src/shell/ast.js';
import { parseShell } from '../../src/shell/parse-shell.js';

/** Writes a syntax tree down, each word in brackets. */
function write(list: List): string {
  return list
    .map(({ operators, pipelines, terminator }) => {
      const parts = pipelines.map(
        ({ commands, isNegated }) =>
          `${isNegated ? '!' : ''}${commands.map((it) => writeCommand(it)).join('|')}`,
      );
      const joined = parts.map((part, index) => `${part}${operators[index]?.text ?? ''}`).join('');
      return `${joined}${terminator === '\n' ? ';' : terminator}`;
    })
    .join('');
}

function writeCommand(command: Command): string {
  if (command.kind === 'simple') {
    const targets = command.targets.map(({ text }) => `>${text}`).join('');
    return `${command.words.map(({ text }) => `[${text}]`).join('')}${targets}`;
  }
  if (command.kind === 'if') {
    const branches = command.branches.map((it) => `${write(it.condition)}?${write(it.body)}`);
    return `if(${[...branches, write(command.otherwise ?? [])].join(':')})`;
  }
  return `${command.kind}(${command.bodies.map((body) => write(body)).join(',')})`;
}

describe('parseShell()', () => {
  it.each([
    ['a b  c', '[a][b][c]'],
    ['a; b & c\nd', '[a];[b]&[c];[d]'],
    ['a && b || c', '[a]&&[b]||[c]'],
    ['a &&\n\n  b', '[a]&&[b]'],
    ['a | b |& c', '[a]|[b]|[c]'],
    ['! a | b', '![a]|[b]'],
    ['a \\\n  b', '[a][b]'],
    ['a # b || c\nd', '[a];[d]'],
    ['a#b', '[a#b]'],
    [`a 'b || c' "d; $(e "f") g"`, '[a][b || c][d; $(e "f") g]'],
    ['a b\\ c \\"d', '[a][b c]["d]'],
    ['a $(b | c) ${d:-e f} `g | h`', '[a][$(b | c)][${d:-e f}][`g | h`]'],
    ['a ${{ b || c }}', '[a][${{ b || c }}]'],
    ['A=1 b', '[A=1][b]'],
    ['a > b 2>&1 < c >> d 2>/dev/null', '[a]>b>d>/dev/null'],
    ['a <(b | c)', '[a][<(b | c)]'],
    ['(a; b) || c', 'group([a];[b])||[c]'],
    ['{ a; b; } && c', 'group([a];[b];)&&[c]'],
    ['if a; then b; elif c; then d; else e; fi', 'if([a];?[b];:[c];?[d];:[e];)'],
    ['if ! a\nthen\nb\nfi || c', 'if(![a];?[b];:)||[c]'],
    ['for a in b c; do d; done | e', 'group([d];)|[e]'],
    ['while a; do b; done', 'group([b];)'],
    ['case $a in b) c;; d|e) f; g;; esac; h', 'group([c],[f];[g]);[h]'],
    ['a() { b; }\na', 'function(group([b];));[a]'],
    ['[[ a && b ]] || c', '[[[][]]]||[c]'],
    ['a <<EOF\nb || c\nEOF\nd', '[a];[d]'],
    ["a <<-'EOF' | b\n\tc\n\tEOF\nd", '[a]|[b];[d]'],
    ['', ''],
  ])('reads %j', (text, expected) => {
    expect(write(parseShell(text).list)).toBe(expected);
  });

  it('keeps comments, and where each word stands', () => {
    const text = 'a # why\nb "c d"';
    const { comments, list } = parseShell(text);
    expect(comments).toEqual([{ text: ' why', start: 2, end: 7 }]);
    const [, chain] = list;
    expect(text.slice(chain?.start, chain?.end)).toBe('b "c d"');
  });

  it.each([
    'if',
    'fi',
    '(',
    ')',
    '{',
    '}',
    '||',
    '| |',
    "'",
    '"',
    '$(',
    '`',
    'case',
    '<<',
    '\\',
    'a(',
    'do done',
  ])('passes over %j', (text) => {
    expect(() => parseShell(text)).not.toThrow();
    expect(() => parseShell(`${text}\na || true`)).not.toThrow();
  });
});
