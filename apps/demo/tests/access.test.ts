import path from 'node:path';
import { sign } from 'hono/jwt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminPassword, startTestLabLink } from './support/lablink.js';
import type { TestLabLink } from './support/lablink.js';

let lablink: TestLabLink;
const portalSecret = 'a secret that the portal has in tests';
const tokens = { viewer: '', technician: '', admin: '' };

beforeAll(async () => {
  lablink = await startTestLabLink({
    portalSecret,
    allowedOrigins: ['https://lab.example.com'],
  });
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

describe('a session of a browser', () => {
  const body = { username: 'admin', password: adminPassword };

  it('is a cookie that only this server gets, and that scripts do not see', async () => {
    const { headers, status } = await lablink.send('POST', '/auth/session?returnTo=/equipment', {
      body,
    });
    expect(status).toBe(303);
    expect(headers.get('location')).toBe('/equipment');
    const [cookie = ''] = headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-lablink-session=[\w.-]+; Path=\/; Expires=/u);
    expect(cookie).toContain('; HttpOnly; Secure; SameSite=Strict');

    const sent = { cookie: cookie.split(';', 1).join('') };
    const known = await lablink.send('GET', '/auth/me', { headers: sent });
    expect(known).toMatchObject({ status: 200, body: { user: { username: 'admin' } } });
    const forged = { cookie: `${sent.cookie}x` };
    expect((await lablink.send('GET', '/auth/me', { headers: forged })).status).toBe(401);
  });

  it('ends', async () => {
    const { headers, status } = await lablink.send('DELETE', '/auth/session');
    expect(status).toBe(204);
    expect(headers.getSetCookie().join('')).toMatch(/^__Host-lablink-session=; Max-Age=0;/u);
  });

  it.each(['https://evil.example', '//evil.example', String.raw`/\evil.example`, '/a\nb', 'evil'])(
    'does not begin by a redirect to %j',
    async (returnTo) => {
      const route = `/auth/session?returnTo=${encodeURIComponent(returnTo)}`;
      const { headers, status } = await lablink.send('POST', route, { body });
      expect(status).toBe(400);
      expect(headers.getSetCookie()).toEqual([]);
    },
  );
});

describe('the portal', () => {
  const inAMinute = Math.floor(Date.now() / 1000) + 60;
  const claims = { sub: 'viewer', iss: 'portal', aud: 'lablink', exp: inAMinute };
  const enter = (token: string) => lablink.send('POST', '/auth/portal', { body: { token } });

  it('vouches for an account', async () => {
    const { body, status } = await enter(await sign(claims, portalSecret, 'HS256'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ user: { username: 'viewer' } });
  });

  it.each([
    { what: 'out of date', change: { exp: inAMinute - 120 } },
    { what: 'without an end', change: { exp: null } },
    { what: 'for another service', change: { aud: 'library' } },
    { what: 'of another issuer', change: { iss: 'somebody' } },
    { what: 'for an unknown account', change: { sub: 'nobody' } },
  ])('is not believed with a token $what', async ({ change }) => {
    const changed = Object.entries({ ...claims, ...change }).filter(([, claim]) => claim !== null);
    const token = await sign(Object.fromEntries(changed), portalSecret, 'HS256');
    expect((await enter(token)).status).toBe(401);
  });

  it('is not believed with a token that it did not sign', async () => {
    const stranger = await sign(claims, 'x'.repeat(32), 'HS256');
    const otherAlgorithm = await sign(claims, portalSecret, 'HS512');
    const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const unsigned = `${header}.${stranger.split('.')[1] ?? ''}.`;
    for (const token of [stranger, otherAlgorithm, unsigned, 'nonsense']) {
      expect((await enter(token)).status).toBe(401);
    }
  });
});

describe('pages of other sites', () => {
  it('may read answers where their origin is listed', async () => {
    const ask = async (origin: string) => {
      const { headers } = await lablink.send('GET', '/health', { headers: { origin } });
      return headers.get('access-control-allow-origin');
    };
    expect(await ask('https://lab.example.com')).toBe('https://lab.example.com');
    expect(await ask('https://evil.example')).toBeNull();
    expect(await ask('null')).toBeNull();
  });
});

describe('the log', () => {
  it('says who logged in, but holds no password and no token', async () => {
    await lablink.send('POST', '/auth/login', {
      body: { username: 'admin', password: 'wrong-42' },
    });
    const token = await lablink.logIn('admin', adminPassword);
    const log = lablink.log.join('\n');
    expect(log).toContain('info Logged in {"username":"admin"}');
    for (const secret of [adminPassword, 'wrong-42', token]) expect(log).not.toContain(secret);
  });

  it('holds what went wrong, and the answer does not', async () => {
    const broken = await startTestLabLink({ backupDirectory: import.meta.filename });
    try {
      const token = await broken.logIn('admin', adminPassword);
      const { body, status } = await broken.send('POST', '/backups', { token });
      expect(status).toBe(500);
      expect(body).toEqual({
        error: { code: 'internal', message: 'Something went wrong; see the server log' },
      });
      expect(broken.log.join('\n')).toContain(path.basename(import.meta.filename));
    } finally {
      await broken.close();
    }
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
    { method: 'GET', route: '/backups/none', viewer: 403, technician: 404, admin: 404 },
    { method: 'GET', route: '/backups/none/archive', viewer: 403, technician: 404, admin: 404 },
    { method: 'POST', route: '/backups/none/restore', viewer: 403, technician: 403, admin: 404 },
    { method: 'GET', route: '/users', viewer: 403, technician: 403, admin: 200 },
    { method: 'POST', route: '/users', viewer: 403, technician: 403, admin: 400 },
    { method: 'POST', route: '/users/404/password', viewer: 403, technician: 403, admin: 404 },
    { method: 'POST', route: '/equipment/import', viewer: 403, technician: 400, admin: 400 },
    {
      method: 'GET',
      route: '/equipment/404/certificate',
      viewer: 404,
      technician: 404,
      admin: 404,
    },
    { method: 'POST', route: '/readings/convert', viewer: 400, technician: 400, admin: 400 },
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

  it('get a temporary password, a new one each time', async () => {
    const account = { username: 'lost', displayName: 'Lost', role: 'viewer' };
    const { body: opened } = await lablink.send('POST', '/users', {
      token: tokens.admin,
      body: { ...account, password: 'a good long secret' },
    });
    const { id } = (opened as { user: { id: number } }).user;
    const passwords: string[] = [];
    for (let round = 0; round < 2; round++) {
      const route = `/users/${id}/password`;
      const { body } = await lablink.send('POST', route, { token: tokens.admin });
      passwords.push((body as { temporaryPassword: string }).temporaryPassword);
    }
    const [first = '', second = ''] = passwords;
    expect(first).toMatch(/^[\w-]{22}$/u);
    await expect(lablink.logIn('lost', second)).resolves.toBeTypeOf('string');
    await expect(lablink.logIn('lost', first)).rejects.toThrow('401');
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
