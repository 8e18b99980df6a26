/** What was asked for cannot be scored. */
export class RecallError extends Error {}
