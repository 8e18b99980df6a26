import { createLanguageOptions } from '@groundrules/testkit';
import { Linter } from 'eslint';
import { bench, describe } from 'vitest';

import plugin from '../../src/index.js';

/** A server whose handlers follow requests into queries, files and answers; what it is must not change. */
const handlers = Array.from(
  { length: 12 },
  (_, index) => `
/** Finds readings of equipment ${String(index)}. */
export async function find${String(index)}(request: Request, response: Response): Promise<void> {
  const { id, order } = request.query;
  const name = \`reading-\${id}\`;
  const limit = Number(request.query['limit'] ?? 10);
  try {
    const { rows } = await pool.query('SELECT * FROM readings WHERE id = $1 LIMIT $2', [id, limit]);
    const sorted = rows.toSorted((a, b) => (order === 'up' ? a.value - b.value : b.value - a.value));
    for (const row of sorted) cache.set(row.name ?? name, row);
    response.json({ name, rows: sorted.filter(({ value }) => value > limit) });
  } catch (error) {
    logger.error({ error, id }, 'reading failed');
    response.status(500).json({ message: 'Something went wrong.' });
  }
}
app.get('/readings/${String(index)}', find${String(index)});
`,
);
const text = `import { exec } from 'node:child_process';
import express, { type Request, type Response } from 'express';
import { Pool } from 'pg';
import { logger } from './logger.js';

const app = express();
const pool = new Pool();
const cache = new Map<string, unknown>();
${handlers.join('')}
app.get('/list', (request, response) => {
  exec(\`ls \${request.query.folder}\`);
  response.end();
});
`;

const { parser } = createLanguageOptions();
const language: Linter.Config = {
  files: ['**/*.ts'],
  languageOptions: { parser },
  plugins: { groundrules: plugin },
};
const all: Linter.Config = {
  ...language,
  rules: Object.fromEntries(
    Object.keys(plugin.rules).map((name) => [`groundrules/${name}`, 'error']),
  ),
};

function lintWith(config: Linter.Config): number {
  // One that is kept remembers what it has parsed.
  return new Linter().verify(text, config, { filename: 'src/server.ts' }).length;
}

const reports = new Linter().verify(text, all, { filename: 'src/server.ts' });
const broken = reports.find(({ fatal }) => fatal === true);
if (broken !== undefined) throw new Error(broken.message);
if (reports.length === 0) throw new Error('no rule has run');

/** A linter is much code, which V8 takes long to compile. */
const warm = { warmupTime: 4000, time: 600 };

describe('lint a server', () => {
  bench(
    'with no rule',
    () => {
      lintWith(language);
    },
    warm,
  );
  bench(
    'with every rule',
    () => {
      lintWith(all);
    },
    warm,
  );
});
