import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminPassword, startTestLabLink } from './support/lablink.js';
import type { TestLabLink } from './support/lablink.js';

let lablink: TestLabLink;
const tokens = { viewer: '', technician: '', admin: '' };

beforeAll(async () => {
  lablink = await startTestLabLink();
  tokens.admin = await lablink.logIn('admin', adminPassword);
  tokens.viewer = await lablink.openAccount('viewer');
  tokens.technician = await lablink.openAccount('technician');
});

afterAll(() => lablink.close());

describe('logging in', () => {
  it('answers with a token and the account, without its password', async () => {
    const { status, body } = await lablink.send('POST', '/auth/login', {
      body: { username: 'admin', password: adminPassword },
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      token: expect.stringMatching(/^[\w-]+\.[\w-]+$/u) as string,
      expiresAt: expect.stringMatching(/^\d{4}-.*Z$/u) as string,
      user: { id: 1, username: 'admin', displayName: 'Administrator', role: 'admin' },
    });
  });

  it('says the same for a wrong password and for an unknown username', async () => {
    const wrongPassword = await lablink.send('POST', '/auth/login', {
      body: { username: 'admin', password: 'not the password' },
    });
    const wrongUsername = await lablink.send('POST', '/auth/login', {
      body: { username: 'nobody', password: adminPassword },
    });
    expect(wrongPassword.status).toBe(401);
    expect(wrongUsername.status).toBe(401);
    expect(wrongUsername.body).toEqual(wrongPassword.body);
  });
});

describe('a token', () => {
  it('tells who is asking and what they may do', async () => {
    const { status, body } = await lablink.send('GET', '/auth/me', { token: tokens.viewer });
    expect(status).toBe(200);
    expect(body).toEqual({
      user: { id: 2, username: 'viewer', displayName: 'A viewer', role: 'viewer' },
      permissions: ['equipment:read', 'commands:read'],
    });
  });

  it('is refused when its claims were changed', async () => {
    const [, signature] = tokens.viewer.split('.');
    const claims = Buffer.from(JSON.stringify({ sub: 1, exp: 4_000_000_000 }));
    const forged = `${claims.toString('base64url')}.${String(signature)}`;
    const { status } = await lablink.send('GET', '/users', { token: forged });
    expect(status).toBe(401);
  });

  it.each(['', 'nonsense', 'a.b.c'])('is refused when it is "%s"', async (token) => {
    const { status, body } = await lablink.send('GET', '/equipment', { token });
    expect(status).toBe(401);
    expect(body).toMatchObject({ error: { code: 'unauthenticated' } });
  });
});

describe('roles', () => {
  const requests = [
    { method: 'GET', route: '/equipment', viewer: 200, technician: 200, admin: 200 },
    { method: 'POST', route: '/equipment', viewer: 403, technician: 400, admin: 400 },
    { method: 'PATCH', route: '/equipment/404', viewer: 403, technician: 400, admin: 400 },
    { method: 'DELETE', route: '/equipment/404', viewer: 403, technician: 403, admin: 404 },
    { method: 'GET', route: '/equipment/404/commands', viewer: 404, technician: 404, admin: 404 },
    { method: 'POST', route: '/equipment/404/commands', viewer: 403, technician: 400, admin: 400 },
    { method: 'GET', route: '/backups', viewer: 403, technician: 200, admin: 200 },
    { method: 'POST', route: '/backups', viewer: 403, technician: 403, admin: 201 },
    { method: 'POST', route: '/backups/none/restore', viewer: 403, technician: 403, admin: 404 },
    { method: 'GET', route: '/users', viewer: 403, technician: 403, admin: 200 },
    { method: 'POST', route: '/users', viewer: 403, technician: 403, admin: 400 },
  ] as const;

  it.each(requests)('decide about $method $route', async ({ method, route, ...expected }) => {
    expect((await lablink.send(method, route)).status).toBe(401);
    for (const role of ['viewer', 'technician', 'admin'] as const) {
      const { status } = await lablink.send(method, route, { token: tokens[role] });
      expect({ role, status }).toEqual({ role, status: expected[role] });
    }
  });

  it('name the missing permission in the refusal', async () => {
    const { body } = await lablink.send('POST', '/backups', { token: tokens.technician });
    expect(body).toEqual({
      error: {
        code: 'forbidden',
        message:
          'POST /backups needs the permission backups:create, which a technician does not have',
      },
    });
  });
});

describe('accounts', () => {
  const account = { username: 'grace', displayName: 'Grace', role: 'viewer' };

  it('are listed without passwords', async () => {
    const { body } = await lablink.send('GET', '/users', { token: tokens.admin });
    expect(body).toEqual({
      users: [
        { id: 1, username: 'admin', displayName: 'Administrator', role: 'admin' },
        { id: 3, username: 'technician', displayName: 'A technician', role: 'technician' },
        { id: 2, username: 'viewer', displayName: 'A viewer', role: 'viewer' },
      ],
    });
  });

  it('have usernames of their own', async () => {
    const body = { ...account, username: 'viewer', password: 'a good long secret' };
    const { status } = await lablink.send('POST', '/users', { token: tokens.admin, body });
    expect(status).toBe(409);
  });

  it.each([
    { change: { username: 'root' }, path: 'username', message: 'is reserved' },
    {
      change: { username: 'X' },
      path: 'username',
      message: 'must be 3 to 32 lower-case characters',
    },
    {
      change: { displayName: 'a\u0007b' },
      path: 'displayName',
      message: 'has invisible characters',
    },
    {
      change: { username: 'guest-1', role: 'admin' },
      path: 'role',
      message: 'is too much for a guest',
    },
    {
      change: { password: ' a padded secret' },
      path: 'password',
      message: 'must not begin or end with a space',
    },
    {
      change: { password: 'abababababab' },
      path: 'password',
      message: 'must have 5 different characters',
    },
    {
      change: { password: 'sh0rt' },
      path: 'password',
      message: 'must have at least 12 characters',
    },
    {
      change: { password: 'my name is grace' },
      path: 'password',
      message: 'must not contain the username',
    },
  ])('are refused when the $path $message', async ({ change, path, message }) => {
    const body = { ...account, password: 'a good long secret', ...change };
    const answer = await lablink.send('POST', '/users', { token: tokens.admin, body });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      error: {
        code: 'invalid_input',
        message: 'The input is not valid',
        issues: [{ path, message }],
      },
    });
  });
});
