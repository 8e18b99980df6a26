/** A step that has nothing to be tried on in this repository. */
export class NotTried extends Error {}
