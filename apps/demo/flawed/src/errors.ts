import { STATUS_CODES } from 'node:http'; // seeded: unused-import
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What kind of refusal a response reports, for programs. */
export enum ErrorCode {
  InvalidInput = 'invalid_input',
  Unauthenticated = 'unauthenticated',
  Forbidden = 'forbidden',
  NotFound = 'not_found',
  Conflict = 'conflict',
  PayloadTooLarge = 'payload_too_large',
  Unavailable = 'unavailable',
  RateLimited = 'rate_limited', // seeded: unused-member
  Internal = 'internal',
}

const statusOf: Readonly<Partial<Record<ErrorCode, ContentfulStatusCode>>> = {
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

/** A refusal whose message may be shown to the client. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;
  readonly issues: readonly InputIssue[] | undefined;

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
    return statusOf[this.code] ?? 500;
  }

  // seeded-next-line: undocumented-public-api
  toJSON(): { error: { code: ErrorCode; message: string; issues?: readonly InputIssue[] } } {
    const { code, message, issues } = this;
    return { error: { code, message, ...(issues && { issues }) } };
  }
}
