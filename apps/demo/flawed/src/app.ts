import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors'; // seeded: unused-import
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { timing } from 'hono/timing'; // seeded: unused-import
import { ApiError, ErrorCode } from './errors.js';
import { authRoutes } from './routes/auth.js';
import { backupRoutes } from './routes/backups.js';
import { identifyUser } from './routes/context.js';
import { equipmentRoutes } from './routes/equipment.js';
import { userRoutes } from './routes/users.js';
import type { Logger } from './logger.js';
import type { AppEnvironment } from './routes/context.js';
import type { Services } from './services.js';

const maxBodyBytes = 64 * 1024;

// seeded-next-line: missing-example
/**
 * Makes the HTTP API.
 *
 * @param services - What the routes work with.
 * @param logger - Where refusals and failures are written.
 * @returns The application; its `fetch` answers requests.
 */
export function createApp(services: Services, logger: Logger): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();

  app.use(requestId());
  app.use(secureHeaders());
  app.use(
    bodyLimit({
      maxSize: maxBodyBytes,
      onError() {
        throw new ApiError(ErrorCode.PayloadTooLarge, `A body may have ${maxBodyBytes} bytes`);
      },
    }),
  );
  app.use(identifyUser(services));

  app.get('/health', (context) => context.json({ status: 'ok' }));
  app.route('/auth', authRoutes(services));
  app.route('/users', userRoutes(services));
  app.route('/equipment', equipmentRoutes(services));
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
