import { describePathError, isPathError } from '../files/path-errors.js';
import { UserError } from '../user-error.js';

/** Tells parts of the summary one by one. */
export interface PartTeller {
  /**
   * Does the work of one part.
   *
   * @param part - What it is about, as the subject of a sentence.
   * @param work - The work.
   * @param otherwise - Makes of the reason what stands in the part's place where the work failed.
   * @returns What came of it.
   * @throws The reason of the signal where that is given off.
   */
  readonly tell: <T>(
    part: string,
    work: () => Promise<T>,
    otherwise: (reason: string) => T,
  ) => Promise<T>;
  /** What could not be told, a sentence each. */
  readonly untold: readonly string[];
  /** Adds to these what a part itself says that it could not find out. */
  readonly add: (part: string, reason: string) => void;
}

/**
 * Makes a teller of parts: one that fails loses none of the others, and is never left out in silence.
 *
 * @param signal - Ends it all.
 * @param stderr - Where it is said how a mistake of our own came about.
 * @returns The teller.
 */
export function createPartTeller(
  signal: AbortSignal,
  stderr: { readonly write: (text: string) => unknown },
): PartTeller {
  const untold: string[] = [];
  const add: PartTeller['add'] = (part, reason) => {
    untold.push(
      `${part} could not be told: ${withFullStop(reason.trim().replaceAll(/\s+/gu, ' '))}`,
    );
  };
  return {
    untold,
    add,
    tell: async (part, work, otherwise) => {
      try {
        return await work();
      } catch (error) {
        signal.throwIfAborted();
        const reason = reasonOf(error);
        add(part, reason);
        if (!(error instanceof UserError) && !isPathError(error) && error instanceof Error) {
          stderr.write(`${error.stack ?? error.message}\n`);
        }
        return otherwise(reason);
      }
    },
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  if (isPathError(error)) {
    const reason = describePathError(error);
    return error.path === undefined ? reason : `${error.path}: ${reason}`;
  }
  const message = error instanceof Error ? error.message : String(error);
  return `this is a mistake of groundrules itself, please report it: ${message}`;
}

function withFullStop(text: string): string {
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}
