/** Texts that end or mean something in one format or another. */
export const hostileTexts: readonly (readonly [name: string, text: string])[] = [
  ['quotes', `"double" 'single' \`back\` ´´ “curly”`],
  ['newlines', 'first\nsecond\r\nthird\rfourth\u2028fifth\u2029sixth'],
  ['a script', '</script><script>alert(1)</script><!--'],
  ['an image that fails', '<img src=x onerror="alert(1)">'],
  ['an end of details', '</details></summary></table></code></pre>'],
  ['entities', '&lt;b&gt; &amp; &#60; &nbsp'],
  [
    'Markdown',
    '**bold** _x_ [link](https://example.org) ![image](//example.org) | cell | `code` ~~no~~ $x$',
  ],
  ['mentions', 'thanks @everyone, fixes #12 and octo/repo#13, see www.example.org'],
  ['workflow commands', '::error::x\n::set-output name=a::b\n##[error]c\n%0A::add-mask::d'],
  ['percent signs', '100% %25 %0A %3A, a:b,c'],
  ['emoji', '👩‍🔬🇨🇭 é ﷽ 漢字'],
  ['half an emoji', 'a\uD83Db\uDE00'],
  ['control characters', '\u0000\u0007\u001B[2J\u007F\u202Eevil'],
  ['placeholders', '{0} {{1}} $& ${x} %s'],
  ['nothing', ''],
  ['blanks', '  \t '],
];
