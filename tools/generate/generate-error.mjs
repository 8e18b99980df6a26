/** Something that a person has to put right first; its message says what. */
export class GenerateError extends Error {}
