import { createRuleTester, ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/no-sentinel-fallback.js';

const jsx = { parserOptions: { ecmaFeatures: { jsx: true } } };

ruleTester.run('no-sentinel-fallback', rule, {
  valid: [
    // Counts, offsets and real defaults.
    'const count = row?.count ?? 0;',
    'const offset = query.offset ?? 0;',
    'const index = list.foundIndex ?? -1;',
    'const port = options.port ?? 0;',
    'const page = Number(params.get("page")) || 0;',
    'const timeout = options.timeout || 0;',
    'const label = user.name ?? "";',
    'const env = process.env.APP_ID ?? "";',
    'const appId = process.env.appId ?? "";',
    'const clientId = import.meta.env.clientId || "";',
    'const clientId = config.get("CLIENT_ID") ?? "";',
    'const clientId = this.config.clientId ?? "";',
    'const clientId = this.configService.get("google.clientId") ?? "";',
    'const keyId = (fileConfig() as FileConfig).keyId ?? "";',
    'const appId = settings.appId || "";',
    'const sessions = stats._count.id || 0;',
    'const newest = rows._max.id ?? 0;',
    'const total = invoice.totalPaid || 0;',
    'const grid = options.grid ?? 0;',
    'const rate = stats.eAvoid || 0;',

    // An id with a default that is one, or none.
    'const id = row.id ?? 7;',
    'const id = row.id ?? crypto.randomUUID();',
    'const id = row.id ?? undefined;',
    'const id = row.id ?? null;',
    'const id = row.id ?? "default";',
    'const id = row.id ?? other.id;',
    'const isKnown = row.id && -1;',

    // Counters and cursors start at zero.
    'const nextId = state.nextId ?? 0;',
    'const highest = state.maxId || 0;',
    'const since = query.sinceId ?? 0;',
    'const cursor = page.lastId ?? 0;',
    'const numId = state.idCount ?? 0;',

    // What is found by an id is none.
    'const name = findNameById(1) ?? "";',
    'const name = getTitleFromId(1) ?? "";',
    'const map = usersById ?? "";',
    'const has = hasId ?? 0;',
    'const handle = profile.handle ?? "";',

    // The value is not kept.
    'if ((row.id ?? -1) === other) run();',
    'const same = (a.id ?? 0) === (b.id ?? 0);',
    'const after = (row.id ?? 0) + 1;',
    'items.sort((a, b) => (a.id ?? 0) - (b.id ?? 0));',
    'const sorted = sortBy(items, (it) => it.id ?? 0);',
    'const found = (row.id || "").toLowerCase();',
    'const short = String(row.id ?? "").slice(0, 8);',
    'const text = `#${row.id ?? ""}`;',
    'const text = "#" + (row.id ?? "");',
    'const known = ids.includes(row.id ?? -1);',
    'const known = ids.has(Number(row.id ?? 0));',
    'console.log(row.id ?? -1);',
    'logger.info({ userId: user?.id ?? "" }, "login");',
    'const highest = Math.max(row.id ?? 0, other);',
    'expect(row.id ?? -1).toBe(1);',
    'assert.equal(row.id ?? -1, 1);',
    'span.setAttribute("user.id", user?.id ?? "");',
    'span.setAttributes({ userId: user?.id ?? "" });',
    'const path = `/users/${encodeURIComponent(row.id ?? "")}`;',
    'const view = html`<a id=${row.id ?? ""}></a>`;',
    'const form = useForm({ defaultValues: { user: { id: user.id ?? "" } } });',
    'const initialValues = { id: user.id ?? "" };',
    'form.reset({ id: user.id || "" });',
    'row.id ?? -1;',
    '(row.id ?? -1) ? run() : stop();',
    '(row.id ?? 0) && run();',

    // Another question decides.
    'const id = isAdmin ? user.id : -1;',
    'const id = isAdmin ? -1 : user.id;',
    'const id = user !== 1 ? user.id : -1;',
    'const id = user ? -1 : user.id;',
    'const name = user ? user.name : "";',
    'const count = user ? user.count : 0;',
    'const id = user ? user.id : admin.id;',
    'const index = row ? row.index : -1;',

    // Functions that return no id, or return it for another reason.
    'function findIndex(row) { if (!row) return -1; return row.index; }',
    'function findUserById(id) { if (!id) return ""; return name; }',
    'function getUserId(row) { if (row) return -1; return row.id; }',
    'function getUserId(row) { if (!row) { log(); return -1; } return row.id; }',
    'function getUserId(row) { if (row > 1) return -1; return row.id; }',
    'function getUserId(row) { if (!row) return; return row.id; }',
    'function getUserId(row) { return -1; }',
    'function getUserId(row) { if (row) a(); else return -1; }',
    'if (!row) { throw -1; }',
    'function getUserId() { return (row) => { if (!row) return -1; return row.id; }; }',
    'items.map(function (row) { if (!row) return -1; return row.id; });',
    'if (!row) { ({ getUserId: (row) => { if (row) return -1; } }); }',

    // Defaults that are none of the kind.
    'function f(count = 0, name = "", id = 1) {}',
    'const { count = 0, name = "", id = other } = row;',
    'const [first = 0] = ids;',
    'count ??= 0; id ??= other; id = -1; id += -1;',
    'class A { #id = -1; id = 0; }',
    'let id = -1;',

    // Elements and forms know an empty string for nothing.
    {
      code: 'const a = <option value={user.id ?? ""}>{user.id ?? -1}</option>;',
      languageOptions: jsx,
    },
    {
      code: 'const a = <Select value={user.id ?? ""} key={user.id || 0} />;',
      languageOptions: jsx,
    },

    // Words of one's own.
    { code: 'const key = row.id ?? -1;', options: [{ words: ['slot'] }] },
    { code: 'const key = row.id ?? -1;', options: [{ words: [] }] },
  ],
  invalid: [
    // Fallbacks.
    {
      code: 'const id = row?.id ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 23,
          endLine: 1,
          endColumn: 25,
          suggestions: [{ messageId: 'keep', data: { name: 'id' }, output: 'const id = row?.id;' }],
        },
      ],
    },
    {
      code: 'const id = row.id || 0;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '0' },
          line: 1,
          column: 22,
          endLine: 1,
          endColumn: 23,
          suggestions: [{ messageId: 'keep', data: { name: 'id' }, output: 'const id = row.id;' }],
        },
      ],
    },
    {
      code: "const id = row.id ?? '';",
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: "''" },
          line: 1,
          column: 22,
          endLine: 1,
          endColumn: 24,
          suggestions: [{ messageId: 'keep', data: { name: 'id' }, output: 'const id = row.id;' }],
        },
      ],
    },
    {
      code: 'const id = row.id ?? "";',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '""' },
          line: 1,
          column: 22,
          endLine: 1,
          endColumn: 24,
          suggestions: [{ messageId: 'keep', data: { name: 'id' }, output: 'const id = row.id;' }],
        },
      ],
    },
    {
      code: 'const id = row.id ?? ``;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '``' },
          line: 1,
          column: 22,
          endLine: 1,
          endColumn: 24,
          suggestions: [{ messageId: 'keep', data: { name: 'id' }, output: 'const id = row.id;' }],
        },
      ],
    },
    {
      code: 'const id = row.id ?? -1n;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1n' },
          line: 1,
          column: 22,
          endLine: 1,
          endColumn: 25,
          suggestions: [{ messageId: 'keep', data: { name: 'id' }, output: 'const id = row.id;' }],
        },
      ],
    },
    {
      code: 'const id = row.id || 0n;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '0n' },
          line: 1,
          column: 22,
          endLine: 1,
          endColumn: 24,
          suggestions: [{ messageId: 'keep', data: { name: 'id' }, output: 'const id = row.id;' }],
        },
      ],
    },
    {
      code: 'const id = row.id ?? -999;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-999' },
          line: 1,
          column: 22,
          endLine: 1,
          endColumn: 26,
          suggestions: [{ messageId: 'keep', data: { name: 'id' }, output: 'const id = row.id;' }],
        },
      ],
    },
    {
      code: 'const id = row.id ?? (-1 as UserId);',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 23,
          endLine: 1,
          endColumn: 25,
          suggestions: [{ messageId: 'keep', data: { name: 'id' }, output: 'const id = row.id;' }],
        },
      ],
    },
    {
      code: 'const id = row["user_id"] ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'user_id', value: '-1' },
          line: 1,
          column: 30,
          endLine: 1,
          endColumn: 32,
          suggestions: [
            { messageId: 'keep', data: { name: 'user_id' }, output: 'const id = row["user_id"];' },
          ],
        },
      ],
    },
    {
      code: 'const id = this.#userID ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'userID', value: '-1' },
          line: 1,
          column: 28,
          endLine: 1,
          endColumn: 30,
          suggestions: [
            { messageId: 'keep', data: { name: 'userID' }, output: 'const id = this.#userID;' },
          ],
        },
      ],
    },
    {
      code: 'const key = (await findUserId(name)) ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'findUserId', value: '-1' },
          line: 1,
          column: 41,
          endLine: 1,
          endColumn: 43,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'findUserId' },
              output: 'const key = await findUserId(name);',
            },
          ],
        },
      ],
    },
    {
      code: 'const key = user.createdById ?? "";',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'createdById', value: '""' },
          line: 1,
          column: 33,
          endLine: 1,
          endColumn: 35,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'createdById' },
              output: 'const key = user.createdById;',
            },
          ],
        },
      ],
    },
    {
      code: 'const key = mail.repliedToId ?? "";',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'repliedToId', value: '""' },
          line: 1,
          column: 33,
          endLine: 1,
          endColumn: 35,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'repliedToId' },
              output: 'const key = mail.repliedToId;',
            },
          ],
        },
      ],
    },
    {
      code: 'const key = a.id ?? b.id ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 29,
          endLine: 1,
          endColumn: 31,
        },
      ],
    },
    {
      code: 'const key = (user && user.id) ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 34,
          endLine: 1,
          endColumn: 36,
        },
      ],
    },
    {
      code: 'const key = message.uuid ?? "";',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'uuid', value: '""' },
          line: 1,
          column: 29,
          endLine: 1,
          endColumn: 31,
          suggestions: [
            { messageId: 'keep', data: { name: 'uuid' }, output: 'const key = message.uuid;' },
          ],
        },
      ],
    },
    {
      code: 'const key = file.fd ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'fd', value: '-1' },
          line: 1,
          column: 24,
          endLine: 1,
          endColumn: 26,
          suggestions: [
            { messageId: 'keep', data: { name: 'fd' }, output: 'const key = file.fd;' },
          ],
        },
      ],
    },
    {
      code: 'const key = window.handle ?? 0;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'handle', value: '0' },
          line: 1,
          column: 30,
          endLine: 1,
          endColumn: 31,
          suggestions: [
            { messageId: 'keep', data: { name: 'handle' }, output: 'const key = window.handle;' },
          ],
        },
      ],
    },
    {
      code: 'const key = child.pid ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'pid', value: '-1' },
          line: 1,
          column: 26,
          endLine: 1,
          endColumn: 28,
          suggestions: [
            { messageId: 'keep', data: { name: 'pid' }, output: 'const key = child.pid;' },
          ],
        },
      ],
    },
    {
      code: 'const key = cursor.lastrowid || -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'lastrowid', value: '-1' },
          line: 1,
          column: 33,
          endLine: 1,
          endColumn: 35,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'lastrowid' },
              output: 'const key = cursor.lastrowid;',
            },
          ],
        },
      ],
    },
    {
      code: 'const key = result.lastInsertRowid ?? 0;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'lastInsertRowid', value: '0' },
          line: 1,
          column: 39,
          endLine: 1,
          endColumn: 40,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'lastInsertRowid' },
              output: 'const key = result.lastInsertRowid;',
            },
          ],
        },
      ],
    },
    {
      code: 'const key = meta.last_row_id ?? 0;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'last_row_id', value: '0' },
          line: 1,
          column: 33,
          endLine: 1,
          endColumn: 34,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'last_row_id' },
              output: 'const key = meta.last_row_id;',
            },
          ],
        },
      ],
    },
    {
      code: 'const key = this.lastID ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'lastID', value: '-1' },
          line: 1,
          column: 28,
          endLine: 1,
          endColumn: 30,
          suggestions: [
            { messageId: 'keep', data: { name: 'lastID' }, output: 'const key = this.lastID;' },
          ],
        },
      ],
    },
    {
      code: 'const key = result.insertId ?? 0;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'insertId', value: '0' },
          line: 1,
          column: 32,
          endLine: 1,
          endColumn: 33,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'insertId' },
              output: 'const key = result.insertId;',
            },
          ],
        },
      ],
    },
    {
      code: 'const key = params.get("id") ?? "";',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '""' },
          line: 1,
          column: 33,
          endLine: 1,
          endColumn: 35,
          suggestions: [
            { messageId: 'keep', data: { name: 'id' }, output: 'const key = params.get("id");' },
          ],
        },
      ],
    },
    {
      code: 'const key = request.headers["x-trace-id"] ?? "";',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'x-trace-id', value: '""' },
          line: 1,
          column: 46,
          endLine: 1,
          endColumn: 48,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'x-trace-id' },
              output: 'const key = request.headers["x-trace-id"];',
            },
          ],
        },
      ],
    },
    {
      code: 'const key = id!.toString() ?? "";',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '""' },
          line: 1,
          column: 31,
          endLine: 1,
          endColumn: 33,
          suggestions: [
            { messageId: 'keep', data: { name: 'id' }, output: 'const key = id!.toString();' },
          ],
        },
      ],
    },

    // What converts an id keeps it one; without a fallback, `Number` makes `NaN`.
    {
      code: 'const key = Number(result.lastInsertRowid ?? 0);',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'lastInsertRowid', value: '0' },
          line: 1,
          column: 46,
          endLine: 1,
          endColumn: 47,
        },
      ],
    },
    {
      code: 'const key = Number(request.params.id) || 0;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '0' },
          line: 1,
          column: 42,
          endLine: 1,
          endColumn: 43,
        },
      ],
    },
    {
      code: 'const key = String(row.id ?? "") as UserId;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '""' },
          line: 1,
          column: 30,
          endLine: 1,
          endColumn: 32,
        },
      ],
    },

    // The value is kept or handed on.
    {
      code: 'run(row.id ?? -1);',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 15,
          endLine: 1,
          endColumn: 17,
          suggestions: [{ messageId: 'keep', data: { name: 'id' }, output: 'run(row.id);' }],
        },
      ],
    },
    {
      code: 'new Run(row.id ?? -1);',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 19,
          endLine: 1,
          endColumn: 21,
          suggestions: [{ messageId: 'keep', data: { name: 'id' }, output: 'new Run(row.id);' }],
        },
      ],
    },
    {
      code: 'save({ ownerId: user?.id ?? "" });',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '""' },
          line: 1,
          column: 29,
          endLine: 1,
          endColumn: 31,
          suggestions: [
            { messageId: 'keep', data: { name: 'id' }, output: 'save({ ownerId: user?.id });' },
          ],
        },
      ],
    },
    {
      code: 'const form = useForm({ values: { id: user.id ?? "" } });',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '""' },
          line: 1,
          column: 49,
          endLine: 1,
          endColumn: 51,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'const form = useForm({ values: { id: user.id } });',
            },
          ],
        },
      ],
    },
    {
      code: 'a.b = row.id ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 17,
          endLine: 1,
          endColumn: 19,
          suggestions: [{ messageId: 'keep', data: { name: 'id' }, output: 'a.b = row.id;' }],
        },
      ],
    },
    {
      code: 'const list = [row.id ?? -1];',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 25,
          endLine: 1,
          endColumn: 27,
          suggestions: [
            { messageId: 'keep', data: { name: 'id' }, output: 'const list = [row.id];' },
          ],
        },
      ],
    },
    {
      code: 'const f = () => row.id ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 27,
          endLine: 1,
          endColumn: 29,
          suggestions: [
            { messageId: 'keep', data: { name: 'id' }, output: 'const f = () => row.id;' },
          ],
        },
      ],
    },
    {
      code: 'function f() { return row.id ?? -1; }',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 33,
          endLine: 1,
          endColumn: 35,
          suggestions: [
            { messageId: 'keep', data: { name: 'id' }, output: 'function f() { return row.id; }' },
          ],
        },
      ],
    },
    {
      code: 'function* f() { yield row.id ?? -1; }',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 33,
          endLine: 1,
          endColumn: 35,
          suggestions: [
            { messageId: 'keep', data: { name: 'id' }, output: 'function* f() { yield row.id; }' },
          ],
        },
      ],
    },
    {
      code: 'class A { b = row.id ?? -1; }',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 25,
          endLine: 1,
          endColumn: 27,
          suggestions: [
            { messageId: 'keep', data: { name: 'id' }, output: 'class A { b = row.id; }' },
          ],
        },
      ],
    },
    {
      code: 'export default row.id ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 26,
          endLine: 1,
          endColumn: 28,
          suggestions: [
            { messageId: 'keep', data: { name: 'id' }, output: 'export default row.id;' },
          ],
        },
      ],
    },
    {
      code: 'const rows = await sql`select * from users where id = ${user.id ?? -1}`;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 68,
          endLine: 1,
          endColumn: 70,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'const rows = await sql`select * from users where id = ${user.id}`;',
            },
          ],
        },
      ],
    },
    {
      code: 'const key = isOld ? 1 : (row.id ?? -1);',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 36,
          endLine: 1,
          endColumn: 38,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'const key = isOld ? 1 : (row.id);',
            },
          ],
        },
      ],
    },
    {
      code: 'const names = rows.map((row) => row.id ?? "");',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '""' },
          line: 1,
          column: 43,
          endLine: 1,
          endColumn: 45,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'const names = rows.map((row) => row.id);',
            },
          ],
        },
      ],
    },

    // A negative number is no count either, so the name may come later.
    {
      code: 'const rowId = rows[0]?.value ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'rowId', value: '-1' },
          line: 1,
          column: 33,
          endLine: 1,
          endColumn: 35,
          suggestions: [
            { messageId: 'keep', data: { name: 'rowId' }, output: 'const rowId = rows[0]?.value;' },
          ],
        },
      ],
    },
    {
      code: 'const entry = { processId: run() ?? -1 };',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'processId', value: '-1' },
          line: 1,
          column: 37,
          endLine: 1,
          endColumn: 39,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'processId' },
              output: 'const entry = { processId: run() };',
            },
          ],
        },
      ],
    },
    {
      code: 'this.id = found ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 20,
          endLine: 1,
          endColumn: 22,
          suggestions: [{ messageId: 'keep', data: { name: 'id' }, output: 'this.id = found;' }],
        },
      ],
    },
    {
      code: 'function getUserId() { return found ?? -1; }',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'getUserId', value: '-1' },
          line: 1,
          column: 40,
          endLine: 1,
          endColumn: 42,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'getUserId' },
              output: 'function getUserId() { return found; }',
            },
          ],
        },
      ],
    },
    {
      code: 'const findId = () => found ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'findId', value: '-1' },
          line: 1,
          column: 31,
          endLine: 1,
          endColumn: 33,
          suggestions: [
            { messageId: 'keep', data: { name: 'findId' }, output: 'const findId = () => found;' },
          ],
        },
      ],
    },

    // Conditions.
    {
      code: 'const id = user ? user.id : -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 29,
          endLine: 1,
          endColumn: 31,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'const id = user ? user.id : undefined;',
            },
          ],
        },
      ],
    },
    {
      code: 'const id = !user ? -1 : user.id;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 20,
          endLine: 1,
          endColumn: 22,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'const id = !user ? undefined : user.id;',
            },
          ],
        },
      ],
    },
    {
      code: 'const id = x.id === undefined ? -1 : x.id;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 33,
          endLine: 1,
          endColumn: 35,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'const id = x.id === undefined ? undefined : x.id;',
            },
          ],
        },
      ],
    },
    {
      code: 'const id = null != x.id ? x.id : 0;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '0' },
          line: 1,
          column: 34,
          endLine: 1,
          endColumn: 35,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'const id = null != x.id ? x.id : undefined;',
            },
          ],
        },
      ],
    },
    {
      code: 'const key = typeof id === "undefined" ? "" : id;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '""' },
          line: 1,
          column: 41,
          endLine: 1,
          endColumn: 43,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'const key = typeof id === "undefined" ? undefined : id;',
            },
          ],
        },
      ],
    },
    {
      code: 'const key = Number(row ? row.id : 0);',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '0' },
          line: 1,
          column: 35,
          endLine: 1,
          endColumn: 36,
        },
      ],
    },

    // Early returns.
    {
      code: 'function getUserId(row) { if (!row) return -1; return row.id; }',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'getUserId', value: '-1' },
          line: 1,
          column: 44,
          endLine: 1,
          endColumn: 46,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'getUserId' },
              output: 'function getUserId(row) { if (!row) return undefined; return row.id; }',
            },
          ],
        },
      ],
    },
    {
      code: 'const getUserId = (row) => { if (row == null) { return 0; } return row.id; };',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'getUserId', value: '0' },
          line: 1,
          column: 56,
          endLine: 1,
          endColumn: 57,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'getUserId' },
              output:
                'const getUserId = (row) => { if (row == null) { return undefined; } return row.id; };',
            },
          ],
        },
      ],
    },
    {
      code: 'class A { userId(row) { if (row === undefined) return ""; return row.id; } }',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'userId', value: '""' },
          line: 1,
          column: 55,
          endLine: 1,
          endColumn: 57,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'userId' },
              output:
                'class A { userId(row) { if (row === undefined) return undefined; return row.id; } }',
            },
          ],
        },
      ],
    },

    // Defaults.
    {
      code: 'function f(userId = -1) { return userId; }',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'userId', value: '-1' },
          line: 1,
          column: 21,
          endLine: 1,
          endColumn: 23,
        },
      ],
    },
    {
      code: 'const { id = -1 } = row;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 14,
          endLine: 1,
          endColumn: 16,
          suggestions: [{ messageId: 'keep', data: { name: 'id' }, output: 'const { id } = row;' }],
        },
      ],
    },
    {
      code: 'const { id: key = "", other } = row;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '""' },
          line: 1,
          column: 19,
          endLine: 1,
          endColumn: 21,
          suggestions: [
            { messageId: 'keep', data: { name: 'id' }, output: 'const { id: key, other } = row;' },
          ],
        },
      ],
    },
    {
      code: 'const { key: userId = 0 } = row;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'userId', value: '0' },
          line: 1,
          column: 23,
          endLine: 1,
          endColumn: 24,
          suggestions: [
            { messageId: 'keep', data: { name: 'userId' }, output: 'const { key: userId } = row;' },
          ],
        },
      ],
    },
    {
      code: 'const f = ({ id = 0 }) => id;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '0' },
          line: 1,
          column: 19,
          endLine: 1,
          endColumn: 20,
          suggestions: [
            { messageId: 'keep', data: { name: 'id' }, output: 'const f = ({ id }) => id;' },
          ],
        },
      ],
    },

    // Assignments.
    {
      code: 'userId ??= -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'userId', value: '-1' },
          line: 1,
          column: 12,
          endLine: 1,
          endColumn: 14,
        },
      ],
    },
    {
      code: 'row.id ||= 0;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '0' },
          line: 1,
          column: 12,
          endLine: 1,
          endColumn: 13,
        },
      ],
    },

    // Components take it for an id.
    {
      code: 'const a = <User userId={user?.id ?? ""} />;',
      languageOptions: jsx,
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '""' },
          line: 1,
          column: 37,
          endLine: 1,
          endColumn: 39,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'const a = <User userId={user?.id} />;',
            },
          ],
        },
      ],
    },

    // Words of one's own.
    {
      code: 'const key = row.slot ?? -1;',
      options: [{ words: ['slot'] }],
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'slot', value: '-1' },
          line: 1,
          column: 25,
          endLine: 1,
          endColumn: 27,
          suggestions: [
            { messageId: 'keep', data: { name: 'slot' }, output: 'const key = row.slot;' },
          ],
        },
      ],
    },
  ],
});

createRuleTester({ typed: true }).run('no-sentinel-fallback with types', rule, {
  valid: [
    // The types say that it is always there.
    'declare const row: { id: number }; const id = row.id ?? -1;',
    'declare const row: { id: string }; const id = row.id || "";',
    'declare const rows: { id: number }[]; const id = rows[0].id ?? -1;',
    'declare const id: number; const other = id === undefined ? -1 : id;',
    'declare const user: { id: number }; const id = user ? user.id : -1;',
    'declare const x: number; function getUserId() { if (x === undefined) return -1; return x; }',
    'declare let userId: number; userId ??= -1;',

    // Or that the value is one of its own.
    'declare const id: -1 | 1 | undefined; const other = id ?? -1;',
    'declare const id: "" | "a" | null; const other = id ?? "";',
    'enum Id { None = 0, One = 1 } declare const id: Id | undefined; const other = id ?? 0;',
    'declare const user: { id: -1 | 1 } | undefined; const id = user ? user.id : -1;',

    'function f(slotId: -1 | 1 = -1) { return slotId; }',
    'function f({ slotId = -1 }: { slotId?: -1 | 1 }) { return slotId; }',
    'const f = ({ id: slot = "" }: { id?: "" | "a" }) => slot;',
    'function getSlotId(row?: { id: 1 }): -1 | 1 { if (!row) return -1; return row.id; }',
    'async function getSlotId(row?: { id: 1 }): Promise<-1 | 1> { if (!row) return -1; return row.id; }',

    // A default that never stands in.
    'function f({ id = -1 }: { id: number }) { return id; }',

    // Or that it is neither a number nor a string.
    'declare const handle: { close(): void } | undefined; const other = handle ?? 0;',
    'declare const id: boolean | undefined; const other = id ?? 0;',
  ],
  invalid: [
    {
      code: 'declare const row: { id?: number }; const id = row.id ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 58,
          endLine: 1,
          endColumn: 60,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'declare const row: { id?: number }; const id = row.id;',
            },
          ],
        },
      ],
    },
    {
      code: 'declare const row: { id: number } | undefined; const id = row?.id ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 70,
          endLine: 1,
          endColumn: 72,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'declare const row: { id: number } | undefined; const id = row?.id;',
            },
          ],
        },
      ],
    },
    {
      code: 'declare const rows: { id: number }[]; const id = rows[0]?.id ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 65,
          endLine: 1,
          endColumn: 67,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'declare const rows: { id: number }[]; const id = rows[0]?.id;',
            },
          ],
        },
      ],
    },
    {
      code: 'declare const id: bigint | null; const other = id ?? -1n;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1n' },
          line: 1,
          column: 54,
          endLine: 1,
          endColumn: 57,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'declare const id: bigint | null; const other = id;',
            },
          ],
        },
      ],
    },
    {
      code: 'declare const id: (string & { brand: "id" }) | undefined; const other = id ?? "";',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '""' },
          line: 1,
          column: 79,
          endLine: 1,
          endColumn: 81,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'declare const id: (string & { brand: "id" }) | undefined; const other = id;',
            },
          ],
        },
      ],
    },
    {
      code: 'declare const id: `user-${string}` | undefined; const other = id ?? "";',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '""' },
          line: 1,
          column: 69,
          endLine: 1,
          endColumn: 71,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'declare const id: `user-${string}` | undefined; const other = id;',
            },
          ],
        },
      ],
    },
    {
      code: 'declare const id: 1 | 2 | undefined; const other = id ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 58,
          endLine: 1,
          endColumn: 60,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'declare const id: 1 | 2 | undefined; const other = id;',
            },
          ],
        },
      ],
    },
    {
      code: 'declare const id: any; const other = id ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 44,
          endLine: 1,
          endColumn: 46,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'declare const id: any; const other = id;',
            },
          ],
        },
      ],
    },
    {
      code: 'declare const row: Unknown; const other = row.id ?? -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 53,
          endLine: 1,
          endColumn: 55,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'declare const row: Unknown; const other = row.id;',
            },
          ],
        },
      ],
    },
    {
      code: 'function f<T extends number | undefined>(id: T) { return id ?? -1; }',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 64,
          endLine: 1,
          endColumn: 66,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'function f<T extends number | undefined>(id: T) { return id; }',
            },
          ],
        },
      ],
    },
    {
      code: 'declare const text: string; const id = Number(text); const userId = Number(id) || 0;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '0' },
          line: 1,
          column: 83,
          endLine: 1,
          endColumn: 84,
        },
      ],
    },
    {
      code: 'declare const user: { id: number } | null; const id = user ? user.id : -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 72,
          endLine: 1,
          endColumn: 74,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output:
                'declare const user: { id: number } | null; const id = user ? user.id : undefined;',
            },
          ],
        },
      ],
    },
    {
      code: 'declare const x: number | undefined; function getUserId() { if (x === undefined) return -1; return x; }',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'getUserId', value: '-1' },
          line: 1,
          column: 89,
          endLine: 1,
          endColumn: 91,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'getUserId' },
              output:
                'declare const x: number | undefined; function getUserId() { if (x === undefined) return undefined; return x; }',
            },
          ],
        },
      ],
    },
    {
      code: 'declare let userId: number | undefined; userId ??= -1;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'userId', value: '-1' },
          line: 1,
          column: 52,
          endLine: 1,
          endColumn: 54,
        },
      ],
    },
    // The types of the default and the result don't know the value.
    {
      code: 'function f({ id = -1 }: { id?: 1 | 2 }) { return id; }',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 19,
          endLine: 1,
          endColumn: 21,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'function f({ id }: { id?: 1 | 2 }) { return id; }',
            },
          ],
        },
      ],
    },
    {
      code: 'function f(id: number = -1) { return id; }',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 25,
          endLine: 1,
          endColumn: 27,
        },
      ],
    },
    {
      code: 'function f(id = -1) { return id; }',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 17,
          endLine: 1,
          endColumn: 19,
        },
      ],
    },
    {
      code: 'declare const row: any; const { id = -1 } = row;',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 38,
          endLine: 1,
          endColumn: 40,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'declare const row: any; const { id } = row;',
            },
          ],
        },
      ],
    },
    {
      code: 'declare let id: number | undefined; declare const row: { id?: number }; ({ id = -1 } = row);',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 81,
          endLine: 1,
          endColumn: 83,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output:
                'declare let id: number | undefined; declare const row: { id?: number }; ({ id } = row);',
            },
          ],
        },
      ],
    },
    {
      code: 'function getUserId(row?: { id: number }): number { if (!row) return -1; return row.id; }',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'getUserId', value: '-1' },
          line: 1,
          column: 69,
          endLine: 1,
          endColumn: 71,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'getUserId' },
              output:
                'function getUserId(row?: { id: number }): number { if (!row) return undefined; return row.id; }',
            },
          ],
        },
      ],
    },
    {
      code: 'function f({ id = -1 }: { id?: number }) { return id; }',
      errors: [
        {
          messageId: 'sentinel',
          data: { name: 'id', value: '-1' },
          line: 1,
          column: 19,
          endLine: 1,
          endColumn: 21,
          suggestions: [
            {
              messageId: 'keep',
              data: { name: 'id' },
              output: 'function f({ id }: { id?: number }) { return id; }',
            },
          ],
        },
      ],
    },
  ],
});
