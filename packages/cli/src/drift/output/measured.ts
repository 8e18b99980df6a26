import type { DriftReport } from '../drift-report.js';

/** What came of one repository. */
export type Measured =
  | { readonly kind: 'report'; readonly folder: string; readonly report: DriftReport }
  /** It could not be looked at; `folder` is the one that was named. */
  | {
      readonly kind: 'failed';
      readonly folder: string;
      readonly repository: string;
      readonly reason: string;
    };
