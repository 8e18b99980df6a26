import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { ApiError, ErrorCode } from './errors.js';
import { authRoutes } from './routes/auth.js';
import { backupRoutes } from './routes/backups.js';
import { identifyUser } from './routes/context.js';
import { equipmentRoutes } from './routes/equipment.js';
import { readingRoutes } from './routes/readings.js';
import { userRoutes } from './routes/users.js';
import type { MiddlewareHandler } from 'hono';
import type { Config } from './config.js';
import type { Logger } from './logger.js';
import type { AppEnvironment } from './routes/context.js';
import type { Services } from './services.js';

const maxBodyBytes = 64 * 1024;
const maxImportBytes = 1024 * 1024;

/** What {@link createApp} makes an application of. */
interface AppOptions {
  readonly config: Pick<Config, 'allowedOrigins' | 'portalSecret'>;
  /** What the routes work with. */
  readonly services: Services;
  /** Where refusals and failures are written. */
  readonly logger: Logger;
}

/**
 * Makes the HTTP API.
 *
 * @param options - What the application is made of.
 * @returns The application; its `fetch` answers requests.
 * @example
 * ```ts
 * const app = createApp({ config, services, logger: createLogger(process.stdout) });
 * const response = await app.request('/health');
 * ```
 */
export function createApp({ config, logger, services }: AppOptions): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();

  app.use(requestId());
  app.use(secureHeaders());
  app.use(cors({ origin: [...config.allowedOrigins], credentials: true }));
  const [limitBody, limitImport] = [limitTo(maxBodyBytes), limitTo(maxImportBytes)];
  app.use(async (context, next) =>
    (context.req.path === '/equipment/import' ? limitImport : limitBody)(context, next),
  );
  app.use(identifyUser(services));

  app.get('/health', (context) => context.json({ status: 'ok' }));
  app.route('/auth', authRoutes({ services, portalSecret: config.portalSecret, logger }));
  app.route('/users', userRoutes(services));
  app.route('/equipment', equipmentRoutes(services));
  app.route('/readings', readingRoutes());
  app.route('/backups', backupRoutes(services));

  app.notFound((context) => {
    const refusal = new ApiError(ErrorCode.NotFound, 'There is nothing at this address');
    return context.json(refusal, refusal.status);
  });

  app.onError((error, context) => {
    const request = `${context.req.method} ${context.req.path}`;
    const fields = { request, requestId: context.get('requestId') };
    if (error instanceof ApiError) {
      logger.warn('Refused', { ...fields, code: error.code });
      return context.json(error, error.status);
    }
    logger.error('Failed', { ...fields, error: error.stack ?? error.message });
    const failure = new ApiError(ErrorCode.Internal, 'Something went wrong; see the server log');
    return context.json(failure, failure.status);
  });

  return app;
}

function limitTo(maxSize: number): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError() {
      throw new ApiError(ErrorCode.PayloadTooLarge, `A body may have ${maxSize} bytes`);
    },
  });
}
