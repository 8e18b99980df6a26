import { practices } from '@groundrules/catalogue';

import type { RiskSeverity } from '../config/config.js';
import type { RawFinding } from '../findings/finding.js';

/**
 * Tells how severe a finding is for the policy on waivers.
 *
 * @param finding - The finding.
 * @returns What its advisory says; else a breach of a security practice is high, another error moderate, a
 *   warning low.
 */
export function riskOf({ practice, risk, severity }: RawFinding): RiskSeverity {
  if (risk !== undefined) return risk;
  if (severity === 'warning') return 'low';
  const area = practices.find(({ id }) => id === practice)?.area;
  return area === 'security' ? 'high' : 'moderate';
}
