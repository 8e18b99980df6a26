import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { ApiError, ErrorCode } from '../errors.js';
import { readSession } from './session.js';
import type { Context, MiddlewareHandler } from 'hono';
import type { User } from '../security/models.js';
import type { Services } from '../services.js';

/** What travels with a request. */
export interface AppEnvironment {
  /** What middleware sets, in the form that Hono asks for. */
  readonly Variables: {
    /** Who is asking, where they sent a good token. */
    user: User | undefined;
  };
}

const idSchema = z.coerce.number().int().positive().max(2_147_483_647);

/**
 * Finds out who is asking. The account is looked up each time, so a changed role holds at once.
 *
 * @param services - Tokens and accounts.
 * @returns Middleware that sets `user`.
 * @example
 * ```ts
 * app.use(identifyUser(services));
 * ```
 */
export function identifyUser({
  tokens,
  users,
}: Pick<Services, 'tokens' | 'users'>): MiddlewareHandler<AppEnvironment> {
  return createMiddleware<AppEnvironment>(async (context, next) => {
    const [, bearer] = /^Bearer ([\w.-]+)$/u.exec(context.req.header('authorization') ?? '') ?? [];
    const token = bearer ?? readSession(context);
    const id = token === undefined ? undefined : tokens.verify(token);
    context.set('user', id === undefined ? undefined : await users.find(id));
    await next();
  });
}

/**
 * Reads the body of a request.
 *
 * @param context - The request.
 * @param schema - What the body has to be.
 * @returns The body, known to fit.
 * @throws {@link ApiError} with status 400 where it is not JSON, does not say so, or does not fit.
 * @example
 * ```ts
 * const equipment = await readBody(context, newEquipmentSchema);
 * ```
 */
export async function readBody<Output>(
  context: Context<AppEnvironment>,
  schema: z.ZodType<Output>,
): Promise<Output> {
  // Pages of other sites can't send this type without being asked for their origin first.
  if (!/^application\/json\b/iu.test(context.req.header('content-type') ?? '')) {
    throw new ApiError(ErrorCode.InvalidInput, 'The body has to be sent as application/json');
  }
  return check(parseJson(await context.req.text()), schema);
}

/**
 * Reads the body of a request that has a JSON text in each line.
 *
 * @param context - The request.
 * @param schema - What each line has to be.
 * @returns The lines, known to fit; empty ones are left out.
 * @throws {@link ApiError} with status 400 where there is none, or one is not JSON or does not fit.
 * @example
 * ```ts
 * const equipment = await readLines(context, newEquipmentSchema);
 * ```
 */
export async function readLines<Output>(
  context: Context<AppEnvironment>,
  schema: z.ZodType<Output>,
): Promise<Output[]> {
  const lines = (await context.req.text()).split('\n').filter((line) => line.trim() !== '');
  return check(lines.map(parseJson), z.array(schema).min(1));
}

/**
 * Reads the query string of a request.
 *
 * @param context - The request.
 * @param schema - What the query has to be.
 * @returns The query, known to fit.
 * @throws {@link ApiError} with status 400 where it does not fit.
 * @example
 * ```ts
 * const filter = readQuery(context, equipmentFilterSchema);
 * ```
 */
export function readQuery<Output>(
  context: Context<AppEnvironment>,
  schema: z.ZodType<Output>,
): Output {
  return check(context.req.query(), schema);
}

/**
 * Reads the id in the path of a request.
 *
 * @param context - The request, of a route with `:id`.
 * @returns The id.
 * @throws {@link ApiError} with status 400 where it is no positive whole number.
 * @example
 * ```ts
 * const id = readId(context);
 * ```
 */
export function readId(context: Context<AppEnvironment>): number {
  return check(context.req.param('id'), idSchema);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ApiError(ErrorCode.InvalidInput, 'The body is not JSON', { cause: error });
  }
}

function check<Output>(input: unknown, schema: z.ZodType<Output>): Output {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
  }));
  throw new ApiError(ErrorCode.InvalidInput, 'The input is not valid', { issues });
}
