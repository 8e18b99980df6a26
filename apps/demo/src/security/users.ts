import { z } from 'zod';
import { hashPassword, verifyPassword } from './passwords.js';
import { userSchema } from './models.js';
import type { Database } from '../database/connection.js';
import type { Credentials, NewUser, User } from './models.js';

const storedUserSchema = userSchema.extend({ passwordHash: z.string() });

/**
 * The accounts.
 *
 * @example
 * ```ts
 * const users = new UserStore(database, 15);
 * await users.create({ username: 'ann', displayName: 'Ann', role: 'viewer', password });
 * ```
 */
export class UserStore {
  readonly #database: Database;
  readonly #scryptCost: number;
  readonly #decoyHash: Promise<string>;

  /**
   * @param database - Where the accounts are kept.
   * @param scryptCost - Work factor of the password hash, as a power of two.
   */
  constructor(database: Database, scryptCost: number) {
    this.#database = database;
    this.#scryptCost = scryptCost;
    this.#decoyHash = hashPassword('nobody has this password', scryptCost);
  }

  /**
   * Opens an account.
   *
   * @param user - The account, with its password in clear.
   * @returns Its id, or `undefined` where the username is taken.
   */
  async create(user: NewUser): Promise<number | undefined> {
    const passwordHash = await hashPassword(user.password, this.#scryptCost);
    const { rows } = await this.#database.query<{ id: number }>(
      `INSERT INTO users (username, display_name, role, password_hash)
       VALUES ($1, $2, $3, $4) ON CONFLICT (username) DO NOTHING RETURNING id`,
      [user.username, user.displayName, user.role, passwordHash],
    );
    return rows[0]?.id;
  }

  /**
   * Finds an account by its id.
   *
   * @param id - Id of the account.
   * @returns The account, or `undefined` where there is none.
   */
  async find(id: number): Promise<User | undefined> {
    const { rows } = await this.#database.query(
      'SELECT id, username, display_name AS "displayName", role FROM users WHERE id = $1',
      [id],
    );
    return userSchema.optional().parse(rows[0]);
  }

  /**
   * Finds an account by its username.
   *
   * @param username - The username.
   * @returns The account, or `undefined` where there is none.
   */
  async findByUsername(username: string): Promise<User | undefined> {
    const { rows } = await this.#database.query(
      'SELECT id, username, display_name AS "displayName", role FROM users WHERE username = $1',
      [username],
    );
    return userSchema.optional().parse(rows[0]);
  }

  /**
   * Gives an account another password.
   *
   * @param id - Id of the account.
   * @param password - The password in clear.
   * @returns Whether there is such an account.
   */
  async setPassword(id: number, password: string): Promise<boolean> {
    const { rows } = await this.#database.query(
      'UPDATE users SET password_hash = $2 WHERE id = $1 RETURNING id',
      [id, await hashPassword(password, this.#scryptCost)],
    );
    return rows.length > 0;
  }

  /**
   * Lists the accounts by username.
   *
   * @returns All of them.
   */
  async list(): Promise<User[]> {
    const { rows } = await this.#database.query(
      'SELECT id, username, display_name AS "displayName", role FROM users ORDER BY username',
    );
    return z.array(userSchema).parse(rows);
  }

  /**
   * Finds the account that somebody knows the password of.
   *
   * @param credentials - What they gave.
   * @returns The account, or `undefined` where username or password is wrong.
   */
  async authenticate(credentials: Credentials): Promise<User | undefined> {
    const { rows } = await this.#database.query(
      `SELECT id, username, display_name AS "displayName", role, password_hash AS "passwordHash"
       FROM users WHERE username = $1`,
      [credentials.username],
    );
    const stored = storedUserSchema.optional().parse(rows[0]);
    // A wrong username takes as long as a wrong password, so that usernames can't be found by timing.
    const hash = stored?.passwordHash ?? (await this.#decoyHash);
    const isRight = await verifyPassword(credentials.password, hash);
    return stored !== undefined && isRight ? userSchema.parse(stored) : undefined;
  }
}
