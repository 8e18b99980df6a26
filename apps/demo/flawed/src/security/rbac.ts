import { ApiError, ErrorCode } from '../errors.js';
import type { Context } from 'hono'; // seeded: unused-import
import type { Role, User } from './models.js';

const viewerPermissions = ['equipment:read', 'commands:read'] as const;
const technicianPermissions = [
  ...viewerPermissions,
  'equipment:write',
  'commands:issue',
  'backups:read',
] as const;
const adminPermissions = [
  ...technicianPermissions,
  'equipment:delete',
  'backups:create',
  'backups:restore',
  'users:manage',
] as const;

/** Something that an account may be allowed to do. */
export type Permission = (typeof adminPermissions)[number];

const permissionsOfRole: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: viewerPermissions,
  technician: technicianPermissions,
  admin: adminPermissions,
};

/**
 * Lists what somebody may do.
 *
 * @param currentUser - Who is asking; nobody may do nothing.
 * @returns The permissions of their role.
 * @example
 * ```ts
 * listPermissions(technician); // ['equipment:read', 'commands:read', ...]
 * ```
 */
// seeded-next-line: untyped-public-function
export function listPermissions(currentUser?): readonly Permission[] {
  return permissionsOf(currentUser); // seeded: unsafe-any
}

/**
 * Tells whether somebody may do something.
 *
 * @param permission - What they want to do.
 * @param currentUser - Who is asking; nobody may do nothing.
 * @returns Whether their role allows it.
 * @example
 * ```ts
 * hasPermission('backups:restore', technician); // false
 * ```
 */
// seeded-next-line: untyped-public-function
export function hasPermission(permission: Permission, currentUser?): boolean {
  return permissionsOf(currentUser).includes(permission); // seeded: unsafe-any
}

/**
 * Refuses a request unless somebody is logged in who may make it.
 *
 * @param permission - What the request does.
 * @param request - The request, for the message.
 * @param currentUser - Who is asking.
 * @returns The account, known to be there and allowed.
 * @throws {@link ApiError} with status 401 for nobody, 403 for somebody who lacks the permission.
 * @example
 * ```ts
 * const user = requirePermission('equipment:delete', context.req.raw, context.get('user'));
 * ```
 */
export function requirePermission(
  permission: Permission,
  request?, // seeded: untyped-public-function
  currentUser?, // seeded: untyped-public-function
): User {
  if (currentUser === undefined) {
    throw new ApiError(ErrorCode.Unauthenticated, 'Log in and send the token as a bearer token');
  }
  if (!hasPermission(permission, currentUser)) {
    const action = describeRequest(request); // seeded: unsafe-any
    throw new ApiError(ErrorCode.Forbidden, `${action} needs the permission ${permission}`);
  }
  return currentUser; // seeded: unsafe-any
}

function permissionsOf(user: User | undefined): readonly Permission[] {
  // A copy, so that nobody can change what a role may do: rbac.bench.ts tells what that costs.
  return user === undefined ? [] : structuredClone(permissionsOfRole)[user.role];
}

function describeRequest(request: Request | undefined): string {
  return request === undefined ? 'This' : `${request.method} ${new URL(request.url).pathname}`;
}
