import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { parse } from 'parse5';

const cli = fileURLToPath(new URL('../../packages/cli', import.meta.url));
const ajv = new Ajv({ strict: false, allErrors: true });
ajvFormats.default(ajv);
/** The most that GitHub takes for a comment. */
const longestComment = 65_536;

/** Holds JSON against a schema of the package `groundrules`. */
export function expectSchema(text, schema) {
  const file = path.join(cli, schema);
  const isValid = ajv.getSchema(file) ?? ajv.addSchema(readSchema(file), file).getSchema(file);
  assert.ok(isValid(JSON.parse(text)), ajv.errorsText(isValid.errors?.slice(0, 5)));
}

function readSchema(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Markdown that holds a table and may be a comment of a pull request. */
export function expectMarkdown(text) {
  assert.ok(text.length <= longestComment, `${text.length} characters`);
  const html = micromark(text, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  });
  assert.ok(html.includes('<table>'), 'It holds no table.');
}

/** A page that a validator has nothing to say about, and that loads nothing. */
export function expectPage(text) {
  const errors = [];
  parse(text, { onParseError: ({ code, startLine }) => errors.push(`${code}:${startLine}`) });
  assert.deepEqual(errors.slice(0, 5), []);
  assert.doesNotMatch(text, /<(?:script|link|img|iframe)[^>]+(?:src|href)="https?:/u);
}
