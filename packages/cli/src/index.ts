export type { Config } from './config/config.js';
export type { Finding, Severity, Status } from './findings/finding.js';
export type { GateReport, Mode, Report } from './gates/report.js';
export type { Waiver } from './waivers/waiver.js';
export type { Baseline } from './baseline/baseline.js';
