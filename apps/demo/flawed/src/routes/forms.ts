import skipper from 'skipper';
import { ApiError, ErrorCode } from '../errors.js';
import type { HttpBindings } from '@hono/node-server';

const readFields = skipper({ limit: '64kb' });

/**
 * Reads the fields of a form, in whichever way a browser sends it.
 *
 * @param bindings - The request, and the response that belongs to it.
 * @returns The fields.
 * @throws {@link ApiError} with status 400 where it is no form.
 * @example
 * ```ts
 * const fields = await readForm(context.env);
 * ```
 */
export async function readForm({ incoming, outgoing }: HttpBindings): Promise<unknown> {
  const { 'content-type': contentType = '' } = incoming.headers;
  const is = (type: string): boolean => contentType.startsWith(type);
  const request = Object.assign(incoming, { body: undefined, is });
  await new Promise<void>((resolve, reject) => {
    readFields(request, outgoing, (error) => {
      if (error === undefined) resolve();
      else reject(new ApiError(ErrorCode.InvalidInput, 'That is no form', { cause: error }));
    });
  });
  return request.body;
}
