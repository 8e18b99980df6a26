import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expectMarkdown, expectPage, expectSchema } from '../are-valid.mjs';
import { expectEnd } from '../expect.mjs';

/** Whether each format is what it should be, as others read it. */
const checks = {
  json: (text) => expectSchema(text, 'schemas/report.schema.json'),
  sarif: (text) => expectSchema(text, 'tests/fixtures/sarif/sarif-2.1.0.schema.json'),
  markdown: expectMarkdown,
  html: expectPage,
  github: (text) => assert.match(text, /^::(?:error|warning|notice) /mu),
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
