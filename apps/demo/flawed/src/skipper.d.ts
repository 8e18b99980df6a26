declare module 'skipper' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** A request as Express hands it on, with the body once it was read. */
  interface BodyRequest extends IncomingMessage {
    body?: unknown;
    is(type: string): boolean;
  }

  type ReadBody = (
    request: BodyRequest,
    response: ServerResponse,
    next: (error?: Error) => void,
  ) => void;

  export default function skipper(options?: { readonly limit?: string }): ReadBody;
}
