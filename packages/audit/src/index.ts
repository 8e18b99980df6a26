export type { Advisory, Severity } from './advisory.js';
export { AuditError } from './audit-error.js';
export type { AuditReport, Vulnerability } from './audit-report.js';
export type { InstalledPackage, Inventory, PackageManager } from './inventory.js';
export { readInventory } from './inventory/read-inventory.js';
export { audit, type AuditOptions, type OsvSource } from './audit.js';
export type { Canary } from './sources/canary.js';
export { guardProcesses, type ProcessGuard } from './sources/guard-processes.js';
