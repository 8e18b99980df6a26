// The process in which a tool's own API does the work of a gate: `node runner.js RESULT JOURNAL`, with the request on
// stdin.
import { readFileSync, writeFileSync } from 'node:fs';

import type { JobRequest, Progress } from './run/job.js';
import { JobError } from './run/job-error.js';

const [, , resultFile = '', journalFile = ''] = process.argv;

const progress: Progress = (text) => {
  process.send?.({ progress: text });
};

// Nobody waits for the result any more.
process.on('disconnect', () => {
  process.exit(1);
});
// Only the work keeps the process alive.
process.channel?.unref();

async function run({ job, request }: JobRequest): Promise<unknown> {
  switch (job) {
    case 'bench': {
      const { measure } = await import('./bench/bench-job.js');
      return await measure(request, progress);
    }
    case 'bench-profile': {
      const { profile } = await import('./bench/profile-job.js');
      return await profile(request);
    }
    case 'docs': {
      const { measureDocs } = await import('./docs/docs-job.js');
      return measureDocs(request, progress);
    }
    case 'drift-eslint': {
      const { compareEslint } = await import('../drift/eslint/eslint-job.js');
      return await compareEslint(request, progress);
    }
    case 'drift-knip': {
      const { compareKnip } = await import('../drift/knip/knip-job.js');
      return await compareKnip(request, progress);
    }
    case 'drift-prettier': {
      const { comparePrettier } = await import('../drift/prettier/prettier-job.js');
      return await comparePrettier(request, progress);
    }
    case 'explain-eslint': {
      const { listRules } = await import('../explain/rules/list-rules-job.js');
      return await listRules(request);
    }
    case 'format': {
      const { checkFormat } = await import('./format/format-job.js');
      const { createRewrite } = await import('./run/rewrite.js');
      return await checkFormat(request, progress, createRewrite(journalFile));
    }
    case 'lint': {
      const { lint } = await import('./lint/lint-job.js');
      const { createRewrite } = await import('./run/rewrite.js');
      return await lint(request, progress, createRewrite(journalFile));
    }
    case 'secrets': {
      const { findSecrets } = await import('./secrets/secrets-job.js');
      return await findSecrets(request, progress);
    }
  }
}

let result: { readonly value: unknown } | { readonly failure: string };
try {
  result = { value: await run(JSON.parse(readFileSync(0, 'utf8')) as JobRequest) };
} catch (error) {
  result = { failure: describe(error) };
}
writeFileSync(resultFile, JSON.stringify(result));
// A plugin may have left something running.
process.exit(0);

function describe(error: unknown): string {
  if (error instanceof JobError) return error.message;
  // What the system refuses is said in full by its message.
  if (error instanceof Error && 'syscall' in error) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
