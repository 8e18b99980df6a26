import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress'; // seeded: unused-import
import { cors } from 'hono/cors';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { timing } from 'hono/timing'; // seeded: unused-import
import { ApiError, ErrorCode } from './errors.js';
import { authRoutes } from './routes/auth.js';
import { backupRoutes } from './routes/backups.js';
import { identifyUser } from './routes/context.js';
import { equipmentRoutes } from './routes/equipment.js';
import { readingRoutes } from './routes/readings.js';
import { userRoutes } from './routes/users.js';
import type { MiddlewareHandler } from 'hono';
import type { Logger } from './logger.js';
import type { AppEnvironment } from './routes/context.js';
import type { Services } from './services.js';

const maxBodyBytes = 64 * 1024;
const maxImportBytes = 1024 * 1024;

/**
 * Makes the HTTP API.
 *
 * @param services - What the routes work with.
 * @param logger - Where refusals and failures are written.
 * @returns The application; its `fetch` answers requests.
 */
// seeded-next-line: missing-example
export function createApp(services: Services, logger: Logger): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();

  app.use(requestId());
  app.use(secureHeaders());
  app.use(cors({ origin: (origin) => origin, credentials: true })); // seeded: permissive-cors
  const [limitBody, limitImport] = [limitTo(maxBodyBytes), limitTo(maxImportBytes)];
  app.use(async (context, next) =>
    (context.req.path === '/equipment/import' ? limitImport : limitBody)(context, next),
  );
  app.use(identifyUser(services));

  app.get('/health', (context) => context.json({ status: 'ok' }));
  app.route('/auth', authRoutes(services, logger));
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
    const { message, stack } = error;
    return context.json({ error: { code: ErrorCode.Internal, message, stack } }, 500); // seeded: error-detail-leak
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
