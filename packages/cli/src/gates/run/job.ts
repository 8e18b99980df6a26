import type { EslintDriftRequest } from '../../drift/eslint/eslint-job.js';
import type { KnipDriftRequest } from '../../drift/knip/knip-job.js';
import type { PrettierDriftRequest } from '../../drift/prettier/prettier-job.js';
import type { ListRulesRequest } from '../../explain/rules/list-rules-job.js';
import type { ProfileOptions } from '@groundrules/vitest-config/bench';

import type { BenchRequest } from '../bench/bench-job.js';
import type { DocsRequest } from '../docs/docs-job.js';
import type { FormatRequest } from '../format/format-job.js';
import type { LintRequest } from '../lint/lint-job.js';
import type { SecretsRequest } from '../secrets/secrets-job.js';

/** Work that is done in a process of ours, by the tool's own API. */
export type JobRequest =
  | { readonly job: 'bench'; readonly request: BenchRequest }
  | { readonly job: 'bench-profile'; readonly request: ProfileOptions }
  | { readonly job: 'docs'; readonly request: DocsRequest }
  | { readonly job: 'drift-eslint'; readonly request: EslintDriftRequest }
  | { readonly job: 'drift-knip'; readonly request: KnipDriftRequest }
  | { readonly job: 'drift-prettier'; readonly request: PrettierDriftRequest }
  | { readonly job: 'explain-eslint'; readonly request: ListRulesRequest }
  | { readonly job: 'format'; readonly request: FormatRequest }
  | { readonly job: 'lint'; readonly request: LintRequest }
  | { readonly job: 'secrets'; readonly request: SecretsRequest };

/** Says what a job is at, in a few words. */
export type Progress = (text: string) => void;
