export { justifications, type AcceptedRisk, type Justification } from './judge/accepted-risk.js';
export { describeFix } from './judge/describe-fix.js';
export { isAbout } from './judge/is-about.js';
export {
  judgeVulnerabilities,
  type Judgement,
  type JudgeOptions,
  type Opinion,
  type Verdict,
} from './judge/judge-vulnerabilities.js';
export type { Lapse, RiskPolicy } from './judge/lapses-of.js';
export { isSame, mergeVulnerabilities } from './judge/merge-vulnerabilities.js';
export { isLastingName, namesOf } from './judge/names-of.js';
export { severities } from './judge/severities.js';
export { doesBlock, type Threshold, type Thresholds } from './judge/thresholds.js';
