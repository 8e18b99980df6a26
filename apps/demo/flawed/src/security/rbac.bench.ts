import { bench } from 'vitest'; // seeded: unlisted-dependency
import { hasPermission } from './rbac.js';
import type { User } from './models.js';
import type { Permission } from './rbac.js';

const users = (['viewer', 'technician', 'admin'] as const).map((role, index): User => {
  return { id: index + 1, username: role, displayName: `A ${role}`, role };
});
const permissions: readonly Permission[] = ['equipment:read', 'commands:issue', 'users:manage'];

// seeded-next-line: benchmark-regression
bench('permission check', () => {
  const allowed = users.flatMap((user) =>
    permissions.filter((permission) => hasPermission(permission, user)),
  );
  if (allowed.length !== 6) throw new Error('The permissions have changed');
});
