import { benchGate } from './bench.js';
import { auditGate } from './audit.js';
import { deadCodeGate } from './dead-code.js';
import { docsGate } from './docs.js';
import { formatGate } from './format.js';
import type { GateAdapter } from './gate.js';
import { lintGate } from './lint.js';
import { secretsGate } from './secrets.js';
import { typesGate } from './types.js';

/** The gates that there are, in the order of every table. */
export const gates: readonly GateAdapter[] = [
  formatGate,
  lintGate,
  typesGate,
  deadCodeGate,
  docsGate,
  auditGate,
  secretsGate,
  benchGate,
];
