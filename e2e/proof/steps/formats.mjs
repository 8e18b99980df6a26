import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { parse } from 'parse5';
import { expectEnd } from '../expect.mjs';

const cli = fileURLToPath(new URL('../../../packages/cli', import.meta.url));
const ajv = new Ajv({ strict: false, allErrors: true });
ajvFormats.default(ajv);
/** The most that GitHub takes for a comment. */
const longestComment = 65_536;

const validate = (text, schema) => {
  const isValid = ajv.compile(JSON.parse(readFileSync(path.join(cli, schema), 'utf8')));
  assert.ok(isValid(JSON.parse(text)), ajv.errorsText(isValid.errors?.slice(0, 5)));
};

/** Whether each format is what it should be, as others read it. */
const checks = {
  json: (text) => validate(text, 'schemas/report.schema.json'),
  sarif: (text) => validate(text, 'tests/fixtures/sarif/sarif-2.1.0.schema.json'),
  markdown: (text) => {
    assert.ok(text.length <= longestComment, `${text.length} characters`);
    const html = micromark(text, {
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
      allowDangerousHtml: true,
    });
    assert.ok(html.includes('<table>'), 'It holds no table.');
  },
  html: (text) => {
    const errors = [];
    parse(text, { onParseError: ({ code, startLine }) => errors.push(`${code}:${startLine}`) });
    assert.deepEqual(errors.slice(0, 5), []);
  },
  github: (text) => assert.match(text, /^::(?:error|warning|notice) |groundrules/mu),
  text: (text) => assert.match(text, /─/u),
};

export const formats = {
  name: 'formats',
  from: 'adopted',
  async run(checkout) {
    const seen = [];
    for (const [format, isSound] of Object.entries(checks)) {
      const file = path.join(checkout.folder, '.proof-report');
      // Gates that are quick, of which one finds a lot.
      const gates = ['format', 'dead-code', 'secrets'].flatMap((gate) => ['--gate', gate]);
      const args = ['check', '--format', format, '--output', file, ...gates];
      const result = await checkout.groundrules(args);
      expectEnd(result, result.exitCode === 0 ? 0 : 1);
      const text = readFileSync(file, 'utf8');
      isSound(text);
      seen.push(`${format} ${Math.ceil(text.length / 1024)} KiB`);
    }
    return seen.join(', ');
  },
};
