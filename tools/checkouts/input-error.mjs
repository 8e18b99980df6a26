/** What was asked for cannot be measured; the message says why. */
export class InputError extends Error {}
