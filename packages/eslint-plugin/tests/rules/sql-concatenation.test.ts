import { createRuleTester, ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/sql-concatenation.js';
import { markErrors } from '../support/mark-errors.js';

const text = "«`SELECT * FROM users WHERE name = '${req.query.name}'`»";

function handler(body: string, setup = ''): string {
  return `${setup}\napp.post('/', async (req, res) => { ${body} });`;
}

/** Input in a query, by the documentation of each driver; `TEXT` stands for the query. */
function input(setup: string, body: string, source = 'req.query') {
  const code = handler(
    body.replace('TEXT', () => text),
    setup,
  );
  return markErrors(code, [{ messageId: 'input' as const, data: { source } }]);
}

function operator(body: string, source = 'req.body', setup = '') {
  return markErrors(handler(body, setup), [{ messageId: 'operator' as const, data: { source } }]);
}

function code(body: string, source = 'req.body') {
  return markErrors(handler(body), [{ messageId: 'code' as const, data: { source } }]);
}

function value(marked: string, source: string) {
  return markErrors(marked, [{ messageId: 'value' as const, data: { source } }]);
}

ruleTester.run('sql-concatenation', rule, {
  valid: [
    // Bound.
    handler('await pool.query("SELECT * FROM users WHERE id = $1", [req.params.id]);'),
    handler(
      'await pool.query({ text: "SELECT * FROM users WHERE id = $1", values: [req.params.id] });',
    ),
    handler('db.all("SELECT * FROM users WHERE id = ?", [req.params.id], done);'),
    handler('db.prepare("SELECT * FROM users WHERE id = ?").get(req.params.id);'),
    handler(
      'await client.execute({ sql: "SELECT * FROM users WHERE id = ?", args: [req.query.id] });',
    ),
    handler('await knex.raw("SELECT * FROM users WHERE id = ?", [req.query.id]);'),
    handler(
      'await knex("users").where("name", req.query.name).whereRaw("age > ?", [req.query.age]);',
    ),
    handler(
      "await models.sequelize.query(`SELECT * FROM bar WHERE bar LIKE :x`, { type: 'SELECT', replacements: { x: req.query.x } });",
    ),
    handler('await dataSource.query("SELECT * FROM users WHERE id = $1", [req.query.id]);'),
    handler(
      'await repository.createQueryBuilder("user").where("user.name = :name", { name: req.query.name }).getOne();',
    ),
    handler('await prisma.$queryRawUnsafe("SELECT * FROM users WHERE id = $1", req.query.id);'),
    handler(
      'await pool.request().input("id", req.query.id).query("SELECT * FROM users WHERE id = @id");',
    ),

    // Tags take the parts apart and bind them.
    handler('await prisma.$queryRaw`SELECT * FROM users WHERE name = ${req.query.name}`;'),
    handler(
      'await prisma.$queryRaw(Prisma.sql`SELECT * FROM users WHERE name = ${req.query.name}`);',
    ),
    handler('await sql`SELECT * FROM users WHERE name = ${req.query.name}`;'),
    handler('await db.execute(sql`SELECT * FROM users WHERE name = ${req.query.name}`);'),
    handler('await pool.query(SQL`SELECT * FROM users WHERE name = ${req.query.name}`);'),

    // Placeholders, counted.
    handler(
      "const marks = req.body.ids.map(() => '?').join(','); await db.query(`SELECT * FROM users WHERE id IN (${marks})`, req.body.ids);",
    ),
    handler(
      "const marks = req.body.ids.map((_, index) => `$${index + 1}`).join(','); await db.query(`SELECT * FROM users WHERE id IN (${marks})`, req.body.ids);",
    ),
    'export const find = (ids) => db.query(`SELECT * FROM users WHERE id IN (${ids.map(() => "?")})`, ids);',
    'export const find = (placeholders, ids) => db.query(`SELECT * FROM users WHERE id IN (${placeholders})`, ids);',

    // Numbers, lists of what may be there, and what is checked.
    handler('await db.query(`SELECT * FROM users LIMIT ${Number(req.query.limit)}`);'),
    handler('await db.query(`SELECT * FROM users WHERE id = ${parseInt(req.params.id, 10)}`);'),
    handler(
      "const columns = { name: 'name', date: 'created_at' }; await db.query(`SELECT * FROM users ORDER BY ${columns[req.query.sort] ?? 'id'}`);",
    ),
    handler(
      "if (!['name', 'age'].includes(req.query.sort)) return; await db.query(`SELECT * FROM users ORDER BY ${req.query.sort}`);",
    ),
    handler(
      "const order = req.query.desc === '1' ? 'DESC' : 'ASC'; await db.query(`SELECT * FROM users ORDER BY id ${order}`);",
    ),
    'export const find = (id: number) => db.query(`SELECT * FROM users WHERE id = ${id}`);',
    'export const find = (ids: readonly number[]) => db.query(`SELECT * FROM users WHERE id IN (${ids.join(",")})`);',
    "export const find = (state: 'on' | 'off') => db.query(`SELECT * FROM users WHERE state = '${state}'`);",
    'export const find = (since: Date) => db.query(`SELECT * FROM users WHERE seen > ${since}`);',

    // Quoted by the driver.
    handler(
      'connection.query("SELECT * FROM users WHERE name = " + connection.escape(req.query.name));',
    ),
    handler('connection.query(`SELECT * FROM users ORDER BY ${mysql.escapeId(req.query.sort)}`);'),
    handler(
      "await db.query(format('SELECT * FROM users WHERE name = %L', req.query.name));",
      "import format from 'pg-format';",
    ),
    handler(
      `await db.query("SELECT * FROM users WHERE name = '" + req.query.name.replace(/'/g, "''") + "'");`,
    ),

    // Names in the database, and pieces of a query.
    'export const list = (table) => db.query(`SELECT * FROM ${table}`);',
    "export const has = (tableName) => db.query(`SELECT 1 FROM information_schema.tables WHERE table_name = '${tableName}'`);",
    'export const list = (where, order) => db.query(`SELECT * FROM users WHERE ${where} ORDER BY ${order}`);',
    'export const count = (column) => db.query(`SELECT count(*) FROM a JOIN b ON a.id = ${column}`);',
    'class Store { constructor(schema) { this.schema = schema; } list() { return this.pool.query(`SELECT * FROM ${this.schema}.users`); } }',
    "import { schema } from './config.js'; db.query(`SELECT * FROM users WHERE owner = '${schema}'`);",
    'db.query(`SELECT * FROM users WHERE state = ${State.active}`);',
    "const table = 'users'; db.query(`SELECT * FROM ${table} WHERE id = $1`, [id]);",
    'await queryRunner.query(`DROP TABLE IF EXISTS ${this.table}`);',
    "literal(`now() - interval '${days} days'`);",

    // No query at all.
    handler('logger.info(`Select an order from ${req.query.name}`);'),
    handler("console.log(`SELECT * FROM users WHERE name = '${req.query.name}'`);"),
    handler("throw new Error(`DELETE FROM users WHERE name = '${req.query.name}' failed`);"),
    handler('const match = pattern.exec(req.query.text);'),
    handler(
      'const hit = await cache.get(req.query.key); app.get(req.query.key); items.all(req.query.key);',
    ),
    handler('await client.query({ query: FIND_USER, variables: { id: req.query.id } });'),
    handler('await redis.client.get(`user:${req.query.id}`);'),
    handler('page.query(`#row-${req.query.id}`);'),
    'function doStuff(foo) { const bing = foo.headers(""); console.log(`drop ${bing}`); }',
    'db.query("SELECT * FROM users WHERE id = " + bing.count);',
    '$where(text);',

    // Text cannot be operators.
    handler('await User.findOne({ name: req.params.name });'),
    handler('await User.findOne({ name: String(req.body.name) });'),
    handler('await User.findOne({ name: { $eq: req.body.name } });'),
    handler('await User.find({ name: { $in: req.body.names } });'),
    handler('await User.find({ $text: { $search: req.query.text } });'),
    handler(
      "if (typeof req.body.name !== 'string') return; await User.findOne({ name: req.body.name });",
    ),
    handler('await User.findOne({ name: `${req.body.name}` });'),
    handler('await User.findOne({ name: req.headers["x-name"] });'),
    handler('await User.findOne({ name: req.user.name });'),
    handler('const { name } = schema.parse(req.body); await User.findOne({ name });'),
    handler(
      'await User.findOne({ name: sanitize(req.body.name) });',
      "import sanitize from 'mongo-sanitize';",
    ),
    handler('await User.updateOne({ _id: req.params.id }, { $set: { name: req.body.name } });'),
    handler('await User.findById(req.params.id);'),
    handler('const where = {}; where.name = String(req.query.name); await User.find(where);'),
    "app.post('/', validate(loginSchema), async (req, res) => { await User.findOne({ name: req.body.name }); });",
    "app.post('/', [body('name').isString()], async (req, res) => { await User.findOne({ name: req.body.name }); });",
    "fastify.post('/', { schema: { body: loginSchema } }, async (request, reply) => { await users.findOne({ name: request.body.name }); });",
    "fastify.route({ method: 'POST', url: '/', schema, handler: async (request, reply) => { await users.findOne({ name: request.body.name }); } });",
    handler(
      'await User.findOne({ name: req.body.name });',
      "import sanitize from 'express-mongo-sanitize'; app.use(sanitize());",
    ),
    'class Users { @Post() find(@Body() dto: FindUserDto) { return this.userModel.findOne({ name: dto.name }); } }',
    'class Users { @Post() find(@Body("name") name: string) { return this.userModel.findOne({ name }); } }',
    'export const find = (name) => User.findOne({ name });',

    // Mappers of SQL bind what they are given, and lists have `find` too.
    handler('await User.findOne({ where: { name: req.body.name } });'),
    handler('await User.update({ name: req.body.name }, { where: { id: req.user.id } });'),
    handler('await User.query().findOne({ name: req.body.name });'),
    handler('const found = list.find({ name: req.body.name });'),
    handler('const found = _.find(req.body.items, { id: 1 });'),
    handler('const found = items.find((it) => it.name === req.body.name);'),
    handler('await this.userService.updateMany(req.body);'),
    handler('await userService.findOne({ name: req.body.name });'),

    // Code that stands here.
    "db.users.find({ $where: 'this.a === this.b' });",
    'db.users.find({ $where() { return this.a === this.b; } });',
    'db.users.mapReduce(function () { emit(this.a, 1); }, reduce);',
  ],
  invalid: [
    input("import pg from 'pg'; const pool = new pg.Pool();", 'await pool.query(TEXT);'),
    input(
      "import { Client } from 'pg'; const client = new Client();",
      'await client.query({ text: TEXT });',
    ),
    input("const { Pool } = require('pg'); const db = new Pool();", 'db.query(TEXT, [], done);'),
    input("import pgp from 'pg-promise'; const db = pgp()(url);", 'await db.oneOrNone(TEXT);'),
    input(
      "const mysql = require('mysql'); const c = mysql.createConnection({});",
      'c.query(TEXT, done);',
    ),
    input(
      "const mysql = require('mysql'); const c = mysql.createPool({});",
      'c.query({ sql: TEXT }, done);',
    ),
    input(
      "import mysql from 'mysql2/promise'; const c = await mysql.createConnection({});",
      'await c.execute(TEXT);',
    ),
    input(
      "import Database from 'better-sqlite3'; const d = new Database('a');",
      'd.prepare(TEXT).all();',
    ),
    input("import Database from 'better-sqlite3'; const d = new Database('a');", 'd.exec(TEXT);'),
    input(
      "import sqlite3 from 'sqlite3'; const d = new sqlite3.Database('a');",
      'd.all(TEXT, done);',
    ),
    input(
      "const sqlite3 = require('sqlite3').verbose(); const d = new sqlite3.Database('a');",
      'd.run(TEXT);',
    ),
    input(
      "import { DatabaseSync } from 'node:sqlite'; const d = new DatabaseSync('a');",
      'd.prepare(TEXT).get();',
    ),
    input(
      "import { createClient } from '@libsql/client'; const c = createClient({});",
      'await c.execute(TEXT);',
    ),
    input(
      "import { createClient } from '@libsql/client'; const c = createClient({});",
      "await c.batch([{ sql: TEXT, args: [] }], 'write');",
    ),
    input("import Database from 'libsql'; const d = new Database('a');", 'd.prepare(TEXT).all();'),
    input(
      "import { PGlite } from '@electric-sql/pglite'; const d = new PGlite();",
      'await d.query(TEXT);',
    ),
    input(
      "import { PGlite } from '@electric-sql/pglite'; const d = await PGlite.create();",
      'await d.exec(TEXT);',
    ),
    input("import sql from 'mssql';", 'await new sql.Request().query(TEXT);'),
    input(
      "import sql from 'mssql'; const pool = await sql.connect({});",
      'await pool.request().batch(TEXT);',
    ),
    input("import sql from 'mssql';", 'await sql.query(TEXT);'),
    input("import { Request } from 'tedious';", 'connection.execSql(new Request(TEXT, done));'),
    input("import Knex from 'knex'; const knex = Knex({});", 'await knex.raw(TEXT);'),
    input('', "await knex('users').whereRaw(«'name = ' + req.query.name»);"),
    input('', "await knex('users').orderByRaw(«req.query.sort»);"),
    input('', "await this.db('users').select('*').havingRaw(«`sum(a) > ${req.query.sum}`»);"),
    input('', 'await sequelize.query(TEXT);'),
    input('', 'await db.sequelize.query(TEXT, { type: QueryTypes.SELECT });'),
    input(
      "import { Sequelize } from 'sequelize';",
      'await User.findAll({ order: Sequelize.literal(«req.query.sort») });',
    ),
    input(
      "import { literal } from 'sequelize';",
      "await User.findAll({ where: literal(«`name = '${req.query.name}'`») });",
    ),
    input('', 'await dataSource.query(TEXT);'),
    input("import { getManager } from 'typeorm';", 'await getManager().query(TEXT);'),
    input('', 'await this.repository.query(TEXT);'),
    input(
      '',
      'await repository.createQueryBuilder("u").where(«"u.name = \'" + req.query.name + "\'"»).getOne();',
    ),
    input(
      '',
      "const query = repository.createQueryBuilder('u'); query.andWhere(«`u.name = '${req.query.name}'`»);",
    ),
    input(
      '',
      "await repository.createQueryBuilder('u').where('u.a = 1').orderBy(«req.query.sort»).getMany();",
    ),
    input('', 'await prisma.$queryRawUnsafe(TEXT);'),
    input('', 'await prisma.$executeRawUnsafe(TEXT);'),
    input('', 'await prisma.$queryRaw(TEXT);'),
    input(
      "import { Prisma } from '@prisma/client';",
      'await prisma.$queryRaw`SELECT * FROM users ORDER BY ${Prisma.raw(«req.query.sort»)}`;',
    ),
    input("import { sql } from 'drizzle-orm';", 'await db.execute(sql.raw(TEXT));'),
    input(
      "import { sql } from 'drizzle-orm';",
      'await db.select().from(users).orderBy(sql.raw(«req.query.sort»));',
    ),
    input(
      "import { sql } from 'kysely';",
      'await sql`SELECT * FROM users ORDER BY ${sql.raw(«req.query.sort»)}`.execute(db);',
    ),
    input("import { MikroORM } from '@mikro-orm/core';", 'await em.getConnection().execute(TEXT);'),
    input("import postgres from 'postgres'; const sql = postgres();", 'await sql.unsafe(TEXT);'),
    input(
      "import { Database } from 'bun:sqlite'; const d = new Database('a');",
      'd.query(TEXT).all();',
    ),

    // The way to the driver.
    input('', "const sql = 'SELECT * FROM users WHERE id = ' + req.query.id; db.get(«sql», done);"),
    input(
      '',
      "let sql = 'SELECT * FROM users'; if (req.query.a) sql += ` WHERE a = '${req.query.a}'`; db.all(«sql», done);",
    ),
    input(
      '',
      "const parts = ['SELECT * FROM users']; parts.push(`ORDER BY ${req.query.sort}`); await pool.query(«parts.join(' ')»);",
    ),
    input('', "await pool.query(«'SELECT * FROM users WHERE a = '.concat(req.query.a)»);"),
    input(
      "const find = (name) => `SELECT * FROM users WHERE name = '${name}'`;",
      'await pool.query(«find(req.query.name)»);',
    ),
    input('', "sql = `SELECT * FROM users WHERE name = '${req.query.name}'`; db.all(«sql», done);"),
    input('', 'await pool.query(«`SELECT * FROM ${req.query.table}`»);'),
    input('', 'await pool.query(«`SELECT * FROM users WHERE id IN (${req.query.ids})`»);'),
    input('', 'await pool.query(«req.query.sql»);'),
    input('', 'const { sql } = req.query; await knex.raw(«sql»);'),
    markErrors(
      "class Store { constructor(private readonly pool: Pool) {} @Get() find(@Query('name') name: string) { return this.pool.query(«`SELECT * FROM users WHERE name = '${name}'`»); } }",
      [{ messageId: 'input', data: { source: 'name' } }],
    ),
    // Handed to what executes it elsewhere.
    input(
      '',
      "const sql = `SELECT * FROM users WHERE name = '${req.query.name}'`; await this.users.load(«sql»);",
    ),
    // Not made harmless.
    input('', "await pool.query(«`SELECT * FROM users WHERE name = '${req.query.name.trim()}'`»);"),
    input(
      '',
      `await pool.query(«"SELECT * FROM users WHERE name = '" + req.query.name.replace("'", "''") + "'"»);`,
    ),

    // From whoever calls.
    value(
      "export const find = (name) => db.query(«`SELECT * FROM users WHERE name = '${name}'`»);",
      'name',
    ),
    value(
      'export const find = (id: string) => db.query(«"SELECT * FROM users WHERE id = " + id»);',
      'id',
    ),
    value(
      "export const find = (name) => db.query(«`SELECT * FROM users WHERE name LIKE '%${name}%'`»);",
      'name',
    ),
    value(
      "class Users { find(email: string) { return this.prisma.$queryRawUnsafe(«`SELECT * FROM users WHERE email = '${email}'`»); } }",
      'email',
    ),
    value(
      "export const add = (user) => db.run(«`INSERT INTO users (name, age) VALUES ('${user.name}', ${user.age})`»);",
      'user',
    ),
    value("export const find = (query, name) => query.whereRaw(«`name = '${name}'`»);", 'name'),
    value(
      'export async function change(id: number, changes: any) { const set = []; for (const key of Object.keys(changes)) set.push(`${key} = \'${changes[key]}\'`); await db.query(«`UPDATE users SET ${set.join(", ")} WHERE id = ${id}`»); }',
      'changes',
    ),
    value(
      "export const find = (session, name) => session.run(«`MATCH (n) WHERE n.name = '${name}' RETURN n`»);",
      'name',
    ),

    // Operators.
    operator('await User.findOne({ name: «req.body.name», password: req.body.password });'),
    operator('await db.collection("users").findOne({ name: «req.query.name» });', 'req.query'),
    operator('const { name } = req.body; await User.findOne({ «name» });'),
    operator('await users.deleteMany({ $or: [{ a: 1 }, { b: «req.body.b» }] });'),
    operator('await User.find({ name: { $not: «req.body.name» } });'),
    operator('await User.find(«req.query»);', 'req.query'),
    operator('await User.find({ ...«req.query», hidden: false });', 'req.query'),
    operator('await User.countDocuments({ name: «req.body.name» });'),
    operator('await User.aggregate([{ $match: { name: «req.body.name» } }]);'),
    operator('const filter = { name: req.body.name }; await User.find(«filter»);'),
    operator('const filter = {}; filter.name = req.body.name; await User.find(«filter»);'),
    operator('await Note.findOneAndUpdate({ name: req.params.name }, «req.body», { new: true });'),
    operator('await this.userModel.findByIdAndUpdate(req.params.id, «req.body»);'),
    operator(
      "await mongoose.model('User').find({ name: «req.body.name» });",
      'req.body',
      "import mongoose from 'mongoose';",
    ),
    operator('await users.findOne({ name: «JSON.parse(req.params.name)» });', 'req.params'),

    // Code.
    code("await notes.find({ $where: «`this.type == '${req.body.type}'`» });"),
    code('await notes.find({ "$where": «req.body.code» });'),
    code("const query = {}; query.$where = «'this.a == ' + req.body.a»; await notes.find(query);"),
    code('await Note.find().$where(«`this.a == ${req.body.a}`»);'),
    code('await notes.mapReduce(«req.body.map», reduce);'),
    markErrors("export const find = (limit) => ({ $where: «`this.stocks > '${limit}'`» });", [
      { messageId: 'code', data: { source: 'limit' } },
    ]),
  ],
});

createRuleTester({ typed: true }).run('sql-concatenation with types', rule, {
  valid: [
    'type Id = number; export const find = (id: Id) => db.query(`SELECT * FROM users WHERE id = ${id}`);',
    "enum State { On = 'on' } export const find = (state: State) => db.query(`SELECT * FROM users WHERE state = '${state}'`);",
  ],
  invalid: [
    value(
      'type Name = string; export const find = (name: Name) => db.query(«`SELECT * FROM users WHERE name = ${name}`»);',
      'name',
    ),
  ],
});
