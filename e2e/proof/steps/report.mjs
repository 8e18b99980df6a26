import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expectMarkdown, expectPage } from '../are-valid.mjs';
import { expectEnd } from '../expect.mjs';

/** The progress summary, of one check, in each format; in CI it leaves no trace. */
export const report = {
  name: 'report',
  async run(checkout) {
    const folder = mkdtempSync(path.join(tmpdir(), 'groundrules-proof-'));
    try {
      const input = path.join(folder, 'check.json');
      const { report: checked } = await checkout.check();
      writeFileSync(input, JSON.stringify(checked));
      const written = {};
      for (const format of ['json', 'markdown', 'html']) {
        const output = path.join(folder, format);
        const args = ['report', '--input', input, '--format', format, '--output', output];
        expectEnd(await checkout.groundrules(args), 0);
        written[format] = readFileSync(output, 'utf8');
      }
      JSON.parse(written.json);
      expectMarkdown(written.markdown);
      expectPage(written.html);
      assert.equal(await checkout.git('status', '--porcelain'), '');
      return Object.entries(written)
        .map(([format, text]) => `${format} ${Math.ceil(text.length / 1024)} KiB`)
        .join(', ');
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
