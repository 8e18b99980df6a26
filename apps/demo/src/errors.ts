import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What kind of refusal a response reports, for programs. */
export enum ErrorCode {
  /** The input is not what it has to be. */
  InvalidInput = 'invalid_input',
  /** Nobody is logged in. */
  Unauthenticated = 'unauthenticated',
  /** Who is logged in may not. */
  Forbidden = 'forbidden',
  /** There is no such thing. */
  NotFound = 'not_found',
  /** Its state does not allow it. */
  Conflict = 'conflict',
  /** The body is too large. */
  PayloadTooLarge = 'payload_too_large',
  /** A service that is needed does not answer. */
  Unavailable = 'unavailable',
  /** The fault is ours. */
  Internal = 'internal',
}

const statusOf: Readonly<Record<ErrorCode, ContentfulStatusCode>> = {
  [ErrorCode.InvalidInput]: 400,
  [ErrorCode.Unauthenticated]: 401,
  [ErrorCode.Forbidden]: 403,
  [ErrorCode.NotFound]: 404,
  [ErrorCode.Conflict]: 409,
  [ErrorCode.PayloadTooLarge]: 413,
  [ErrorCode.Unavailable]: 502,
  [ErrorCode.Internal]: 500,
};

/** One thing that is wrong with the input. */
interface InputIssue {
  /** Where in the input, as `parent.child`. */
  readonly path: string;
  readonly message: string;
}

/**
 * A refusal whose message may be shown to the client.
 *
 * @example
 * ```ts
 * throw new ApiError(ErrorCode.NotFound, 'There is no such equipment');
 * ```
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** What kind of refusal it is. */
  readonly code: ErrorCode;
  /** What is wrong with the input, where that is why. */
  readonly issues: readonly InputIssue[] | undefined;

  /**
   * @param code - What kind of refusal it is.
   * @param message - What the client is told.
   * @param options - What is wrong with the input, and the error behind it.
   */
  constructor(
    code: ErrorCode,
    message: string,
    options: ErrorOptions & { readonly issues?: readonly InputIssue[] } = {},
  ) {
    super(message, options);
    this.code = code;
    this.issues = options.issues;
  }

  /**
   * The HTTP status that goes with the code.
   *
   * @returns The status.
   */
  get status(): ContentfulStatusCode {
    return statusOf[this.code];
  }

  /**
   * Makes the body of the response.
   *
   * @returns What the client sees.
   */
  toJSON(): { error: { code: ErrorCode; message: string; issues?: readonly InputIssue[] } } {
    const { code, message, issues } = this;
    return { error: { code, message, ...(issues && { issues }) } };
  }
}
