import { bench, describe } from 'vitest';
import { hashPassword } from '../../src/security/passwords.js';
import { hasPermission } from '../../src/security/rbac.js';
import { TokenService } from '../../src/security/tokens.js';
import type { User } from '../../src/security/models.js';
import type { Permission } from '../../src/security/rbac.js';

/** As a power of two; the server does the same with 17, which takes too long to be sampled. */
const cost = 12;
const password = 'correct horse battery';

const tokens = new TokenService({
  secret: 'a secret that is only good for benchmarks',
  ttlSeconds: 86_400,
});
const { token } = tokens.issue(7);
const forged = `${token.slice(0, -4)}AAAA`;

const users = (['viewer', 'technician', 'admin'] as const).map((role, index): User => {
  return { id: index + 1, username: role, displayName: `A ${role}`, role };
});
const permissions: readonly Permission[] = ['equipment:read', 'commands:issue', 'users:manage'];

describe('security', () => {
  bench('password hashing', async () => {
    await hashPassword(password, cost);
  });

  bench('token check', () => {
    if (tokens.verify(token) !== 7) throw new Error('A good token was refused');
  });

  bench('token check, forged', () => {
    if (tokens.verify(forged) !== undefined) throw new Error('A forged token was accepted');
  });

  bench('permission check', () => {
    const allowed = users.flatMap((user) =>
      permissions.filter((permission) => hasPermission(permission, user)),
    );
    if (allowed.length !== 6) throw new Error('The permissions have changed');
  });
});
