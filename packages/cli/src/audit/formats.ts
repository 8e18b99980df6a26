import { formats } from '../reporters/formats.js';

/** How an audit can be written. */
export const auditFormats = [...formats, 'vex'] as const;

/** The name of a format. */
export type AuditFormat = (typeof auditFormats)[number];
