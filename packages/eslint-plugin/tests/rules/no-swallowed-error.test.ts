import { createRuleTester, ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/no-swallowed-error.js';

ruleTester.run('no-swallowed-error', rule, {
  valid: [
    // Logged, rethrown, returned, passed on.
    'try { run(); } catch (error) { console.error(error); }',
    "try { run(); } catch { logger.warn('Not available.'); }",
    'try { run(); } catch (error) { throw error; }',
    'try { run(); } catch (error) { undo(); throw error; }',
    // https://github.com/eslint/eslint/issues/19844 is the business of preserve-caught-error.
    "try { run(); } catch { throw new Error('No luck.'); }",
    'function load() { try { return read(); } catch (error) { return error; } }',
    'function load() { try { return read(); } catch (error) { return { ok: false, error }; } }',
    'try { run(); } catch (error) { errors.push(error); }',
    'new Promise((resolve, reject) => { try { run(); } catch (error) { reject(error); } });',
    // https://github.com/ofri-peretz/eslint/pull/463
    'app.get(path, (req, res, next) => { try { run(); } catch (err) { next(err); } });',
    'try { run(); } catch { if (!res.headersSent) res.status(404).end(); }',
    // Narrowed: the expected error is handled and the rest goes on.
    "try { run(); } catch (error) { if (error.code !== 'ENOENT') throw error; }",
    "function load() { try { return read(); } catch (error) { if (error.code === 'ENOENT') return; throw error; } }",
    'function load() { try { return read(); } catch (error) { if (isMissing(error)) return null; throw error; } }',
    // Handled without a look at the error.
    // https://github.com/sindresorhus/eslint-plugin-unicorn/issues/1543
    'let data; try { data = JSON.parse(text); } catch { data = {}; }',
    'let ok = true; try { run(); } catch { ok = false; }',
    // https://github.com/eslint/eslint/issues/10434
    'try { run(); } catch { runOtherwise(); }',
    'function load() { try { return read(); } catch { return readDefaults(); } }',
    'function load() { try { return read(); } catch { return { name: "none" }; } }',
    'function load() { try { return read(); } catch { return DEFAULTS; } }',
    'for (;;) { try { run(); break; } catch { await sleep(100); } }',
    // A predicate answers: https://github.com/ofri-peretz/eslint/pull/463
    'function exists() { try { accessSync(path); return true; } catch { return false; } }',
    "function link() { try { return check(url); } catch { return '#'; } }",
    // Parsing fails for one reason, and the result says so.
    'function parseJson(text: string) { try { return JSON.parse(text); } catch { return undefined; } }',
    'function toUrl(text: string) { try { return new URL(text.trim()); } catch { return null; } }',
    'function onMessage(text: string) { let data; try { data = JSON.parse(text); } catch { return; } use(data); }',
    "function load() { try { return JSON.parse(localStorage.getItem(key) ?? '[]'); } catch { return []; } }",
    'function read(token: string) { try { return jwtDecode(token); } catch { return null; } }',
    'async function body(response: Response) { try { return await response.json(); } catch { return null; } }',
    // Fallbacks may be left out.
    {
      code: 'function load() { try { return read(); } catch { return null; } }',
      options: [{ checkFallbacks: 'none' }],
    },
    { code: 'run().catch(() => null);', options: [{ checkFallbacks: 'none' }] },
    'function count() { try { return read(); } catch { return -1; } }',
    {
      code: 'function load() { try { return read(); } catch { return DEFAULTS; } }',
      options: [{ checkFallbacks: 'literal' }],
    },
    // Explained: https://github.com/eslint/eslint/issues/2808
    'try { run(); } catch { /* The file is optional. */ }',
    'try { run(); } catch { // best effort\n}',
    'try { run(); } catch {} // best effort',
    'try { run(); } catch /* best effort */ {}',
    'try { run(); }\n// The file is optional.\ncatch {}',
    'function load() { try { return read(); } catch { return null; /* nothing there yet */ } }',
    'try { run(); } catch (error) { // console.error(error)\n// The file is optional.\n}',
    'try { run(); } catch { // oxlint-disable-line no-empty -- the file is optional\n}',
    'try { run(); } catch { /* 省略可能 */ }',
    '// Ignore that the file may be missing.\ntry { run(); } catch {}',
    // https://github.com/prettier/prettier/issues/586
    'try { body = JSON.parse(body); } catch (e) {\n// if it fails, just return the body as a string\n}',
    // Promises: handled, or not caught here at all.
    'run().catch((error) => { console.error(error); });',
    'run().catch(console.error);',
    'run().catch(handle);',
    'run().catch((error) => report(error));',
    // https://github.com/eslint-community/eslint-plugin-promise/issues/73
    "run().then(() => console.debug('done'), (err) => console.error(err));",
    // https://github.com/eslint-community/eslint-plugin-promise/issues/22
    'run().then(() => set(true)).catch(() => set(false));',
    // https://github.com/eslint/eslint/issues/2823
    'all(promises).then((result) => result, (err) => err);',
    'const [first, second] = await Promise.allSettled([run(), walk()]);',
    'run().finally(() => {});',
    'run().then(() => {});',
    // A call without a handler lets the error through:
    // https://github.com/eslint-community/eslint-plugin-promise/issues/207
    'await run().catch();',
    'await run().then(use, undefined);',
    'run().catch(...handlers);',
    'catch_(() => {});',
    'run()[name](() => {});',
    'const exists = await access(path).then(() => true, () => false);',
    'const body = await response.json().catch(() => null);',
    // Bluebird names the expected error.
    'run().catch(NotFoundError, () => {});',
    // Explained.
    'run().catch(() => { /* best effort */ });',
    'run().catch(() => {}); // best effort',
    'run().catch(/* best effort */ () => {});',
    'const ignore = () => { /* best effort */ }; run().catch(ignore);',
    'const ignore = () => {}; // best effort\nrun().catch(ignore);',
    '// Ignore failures: the stream may be closed already.\nvoid body.cancel().catch(() => {});',
    // Said above the expression that fails, wherever it stands.
    'await run()\n  // Ignore errors: the cache is optional.\n  .catch(() => {});',
    'await Promise.all([\n  // May fail where it is removed already.\n  remove(path).catch(() => {}),\n]);',
    'const stop = () =>\n  // Errors are ignored.\n  run().catch(() => {});',
    'class A {\n  // Errors are ignored.\n  ready = run().catch(() => {});\n}',
    '// Fails where there is none.\nexport const user = await load().catch(() => null);',
    // The name is given another function before anyone calls it.
    'let fail = () => {}; const end = new Promise((_, reject) => { fail = reject; }); run().catch(fail);',
    'function start(handle, job = run().catch(handle)) {}',
    'const { ignore = log } = () => {}; run().catch(ignore);',
    // Kept elsewhere: the handler only keeps the process from stopping before anyone awaits it.
    'const job = run(); job.catch(() => {}); await job;',
    'const job = run(); void job.finally(stop).catch(() => {}); await job;',
    'this.ready.catch(() => {});',
    'const next = this.#tail.catch(() => {}).then(task);',
    // A schema's catch sets a default.
    'z.array(z.string()).catch(() => []);',
    // The new error has its cause.
    "run().catch((error) => { throw new Error('No luck.', { cause: error }); });",
    "function fail() { throw new Error('No luck.'); } run().catch(fail);",
    "z.string().catch(() => { throw new Error('No luck.'); });",
    "run().catch((error) => { console.error(error); throw new Error('No luck.'); });",
    'run().catch(() => { throw new NotFoundError(id); });',
    // Callbacks that look at the error.
    'readFile(path, (err, data) => { if (err) throw err; use(data); });',
    'readFile(path, (err, data) => done(err, data));',
    // https://github.com/eslint/eslint/issues/11031, https://github.com/standard/standard/issues/466
    'get(url, function (err, response) { handle(arguments); });',
    // Named as ignored, or without a name.
    'readFile(path, (_err, data) => { use(data); });',
    'unlink(path, () => {});',
    // Explained.
    'readFile(path, (err /* in memory */, data) => { use(data); });',
    'readFile(path, (err, data) => {\n// It is in memory and cannot fail.\nuse(data); });',
    // Called with errors only: nothing is taken for a success.
    'app.use((err, req, res, next) => { res.status(500).end(); });',
    'app.use((error, _req, res, _next) => { res.status(500).end(); });',
    'app.use((err, context) => { context.status = 500; });',
    'app.onError((err, context) => context.text("Sorry."));',
    'fastify.setErrorHandler((error, request, reply) => { reply.code(500).send(); });',
    "server.on('clientError', (err, socket) => { socket.destroy(); });",
    'source.subscribe(use, (error) => { failed = true; });',
    'result.mapErr((error) => undefined);',
    'source.pipe(catchError((error, caught) => caught));',
    'source[catchError]((err, caught) => caught);',
    'retry(run, (error, attempt) => attempt < 3);',
    'mutate(item, (error) => { setFailed(true); });',
    {
      code: '<Boundary onError={(error, info) => { setFailed(true); }} />;',
      filename: 'react.tsx',
    },
    'mutate({ onError: (error, item) => { setFailed(true); } });',
    // No callback for an error: https://github.com/eslint-community/eslint-plugin-promise/issues/212
    'errors.map((error, index) => index);',
    'errors.forEach((error) => { count += 1; });',
    'Array.from(errors, (error, index) => index);',
    '_.each(form.errors, (error, field) => { show(field); });',
    'mapValues(errors, (error, field) => messages[field]);',
    'form.errors.keyBy((error, index) => index);',
    'vi.fn((err, callback) => callback());',
    // https://github.com/eslint-community/eslint-plugin-promise/issues/445
    'function fail(err, code) { exit(code); }',
    'const fail = (err, code) => { exit(code); };',
    'useMemo((error, data) => data, []);',
    {
      code: 'readFile(path, (err, data) => { use(data); });',
      options: [{ checkCallbacks: false }],
    },
  ],
  invalid: [
    // An empty clause, bare or not.
    {
      code: 'try { run(); } catch {}',
      errors: [
        {
          messageId: 'dropped',
          line: 1,
          column: 16,
          endLine: 1,
          endColumn: 21,
          suggestions: [
            { messageId: 'rethrow', output: 'try { run(); } catch (error) { throw error; }' },
          ],
        },
      ],
    },
    {
      code: 'try { run(); } catch (error) {}',
      errors: [
        {
          messageId: 'dropped',
          line: 1,
          column: 16,
          endLine: 1,
          endColumn: 29,
          suggestions: [
            { messageId: 'rethrow', output: 'try { run(); } catch (error) { throw error; }' },
          ],
        },
      ],
    },
    {
      code: 'try { run(); } catch (error: unknown) {}',
      errors: [
        {
          messageId: 'dropped',
          line: 1,
          column: 16,
          endLine: 1,
          endColumn: 38,
          suggestions: [
            {
              messageId: 'rethrow',
              output: 'try { run(); } catch (error: unknown) { throw error; }',
            },
          ],
        },
      ],
    },
    {
      code: 'try { run(); } catch (error) {} finally { stop(); }',
      errors: [
        {
          messageId: 'dropped',
          line: 1,
          column: 16,
          endLine: 1,
          endColumn: 29,
          suggestions: [
            {
              messageId: 'rethrow',
              output: 'try { run(); } catch (error) { throw error; } finally { stop(); }',
            },
          ],
        },
      ],
    },
    {
      code: 'try { run(); } catch ({ message }) {}',
      errors: [{ messageId: 'dropped', line: 1, column: 16, endLine: 1, endColumn: 35 }],
    },
    // The name says that the binding is unused, not why the error may be dropped.
    {
      code: 'try { run(); } catch (_error) {}',
      errors: [
        {
          messageId: 'dropped',
          line: 1,
          column: 16,
          endLine: 1,
          endColumn: 30,
          suggestions: [
            { messageId: 'rethrow', output: 'try { run(); } catch (_error) { throw _error; }' },
          ],
        },
      ],
    },
    {
      code: 'try { run(); } catch { ; {} }',
      errors: [
        {
          messageId: 'dropped',
          line: 1,
          column: 16,
          endLine: 1,
          endColumn: 21,
          suggestions: [
            { messageId: 'rethrow', output: 'try { run(); } catch (error) { throw error; }' },
          ],
        },
      ],
    },
    // Code that does nothing is no handling.
    {
      code: 'try { run(); } catch (error) { error; }',
      errors: [
        {
          messageId: 'dropped',
          line: 1,
          column: 16,
          endLine: 1,
          endColumn: 29,
          suggestions: [
            { messageId: 'rethrow', output: 'try { run(); } catch (error) { throw error; }' },
          ],
        },
      ],
    },
    {
      code: 'try { run(); } catch (error) { void error; }',
      errors: [
        {
          messageId: 'dropped',
          line: 1,
          column: 16,
          endLine: 1,
          endColumn: 29,
          suggestions: [
            { messageId: 'rethrow', output: 'try { run(); } catch (error) { throw error; }' },
          ],
        },
      ],
    },
    {
      code: "try { run(); } catch { 'ignored'; }",
      errors: [
        {
          messageId: 'dropped',
          line: 1,
          column: 16,
          endLine: 1,
          endColumn: 21,
          suggestions: [
            { messageId: 'rethrow', output: 'try { run(); } catch (error) { throw error; }' },
          ],
        },
      ],
    },
    // The report stands on the line of the keyword.
    {
      code: `async function save(item: Item): Promise<void> {
  try {
    await store.write(item);
  } catch (error) {
  }
}`,
      errors: [
        {
          messageId: 'dropped',
          line: 4,
          column: 5,
          endLine: 4,
          endColumn: 18,
          suggestions: [
            {
              messageId: 'rethrow',
              output: `async function save(item: Item): Promise<void> {
  try {
    await store.write(item);
  } catch (error) { throw error; }
}`,
            },
          ],
        },
      ],
    },
    // Each clause is judged by itself.
    {
      code: 'try { run(); } catch (error) { try { undo(); } catch {} throw error; }',
      errors: [
        {
          messageId: 'dropped',
          line: 1,
          column: 48,
          endLine: 1,
          endColumn: 53,
          suggestions: [
            {
              messageId: 'rethrow',
              output:
                'try { run(); } catch (error) { try { undo(); } catch (error) { throw error; } throw error; }',
            },
          ],
        },
      ],
    },
    // Parsing makes no difference to an empty clause: what follows may not know.
    // https://github.com/eslint/eslint/issues/2187
    {
      code: 'let data; try { data = JSON.parse(text); } catch (e) {}',
      errors: [
        {
          messageId: 'dropped',
          line: 1,
          column: 44,
          endLine: 1,
          endColumn: 53,
          suggestions: [
            {
              messageId: 'rethrow',
              output: 'let data; try { data = JSON.parse(text); } catch (e) { throw e; }',
            },
          ],
        },
      ],
    },
    // Leaving says nothing about the error.
    {
      code: 'function load() { try { return read(); } catch { return; } }',
      errors: [
        {
          messageId: 'dropped',
          line: 1,
          column: 42,
          endLine: 1,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'rethrow',
              output: 'function load() { try { return read(); } catch (error) { throw error; } }',
            },
          ],
        },
      ],
    },
    {
      code: 'for (const path of paths) { try { load(path); } catch { continue; } }',
      errors: [
        {
          messageId: 'dropped',
          line: 1,
          column: 49,
          endLine: 1,
          endColumn: 54,
          suggestions: [
            {
              messageId: 'rethrow',
              output:
                'for (const path of paths) { try { load(path); } catch (error) { throw error; } }',
            },
          ],
        },
      ],
    },
    {
      code: 'while (true) { try { step(); } catch { break; } }',
      errors: [
        {
          messageId: 'dropped',
          line: 1,
          column: 32,
          endLine: 1,
          endColumn: 37,
          suggestions: [
            {
              messageId: 'rethrow',
              output: 'while (true) { try { step(); } catch (error) { throw error; } }',
            },
          ],
        },
      ],
    },
    // A result that says "nothing there" hides why.
    // https://github.com/eslint/eslint/issues/3543
    {
      code: 'function load() { try { return read(); } catch (err) { return null; } }',
      errors: [
        {
          messageId: 'masked',
          data: { value: 'null' },
          line: 1,
          column: 42,
          endLine: 1,
          endColumn: 53,
          suggestions: [
            {
              messageId: 'rethrow',
              output: 'function load() { try { return read(); } catch (err) { throw err; } }',
            },
          ],
        },
      ],
    },
    {
      code: 'function load() { try { return read(); } catch { return undefined; } }',
      errors: [
        {
          messageId: 'masked',
          data: { value: 'undefined' },
          line: 1,
          column: 42,
          endLine: 1,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'rethrow',
              output: 'function load() { try { return read(); } catch (error) { throw error; } }',
            },
          ],
        },
      ],
    },
    {
      code: 'function load() { try { return read(); } catch { return void 0; } }',
      errors: [
        {
          messageId: 'masked',
          data: { value: 'void 0' },
          line: 1,
          column: 42,
          endLine: 1,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'rethrow',
              output: 'function load() { try { return read(); } catch (error) { throw error; } }',
            },
          ],
        },
      ],
    },
    {
      code: 'function load() { try { return read(); } catch { return []; } }',
      errors: [
        {
          messageId: 'masked',
          data: { value: '[]' },
          line: 1,
          column: 42,
          endLine: 1,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'rethrow',
              output: 'function load() { try { return read(); } catch (error) { throw error; } }',
            },
          ],
        },
      ],
    },
    {
      code: 'function load() { try { return read(); } catch { return {} as Config; } }',
      errors: [
        {
          messageId: 'masked',
          data: { value: '{} as Config' },
          line: 1,
          column: 42,
          endLine: 1,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'rethrow',
              output: 'function load() { try { return read(); } catch (error) { throw error; } }',
            },
          ],
        },
      ],
    },
    {
      code: "function load() { try { return read(); } catch { return ''; } }",
      errors: [
        {
          messageId: 'masked',
          data: { value: "''" },
          line: 1,
          column: 42,
          endLine: 1,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'rethrow',
              output: 'function load() { try { return read(); } catch (error) { throw error; } }',
            },
          ],
        },
      ],
    },
    {
      code: 'function load() { try { return read(); } catch { return ``; } }',
      errors: [
        {
          messageId: 'masked',
          data: { value: '``' },
          line: 1,
          column: 42,
          endLine: 1,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'rethrow',
              output: 'function load() { try { return read(); } catch (error) { throw error; } }',
            },
          ],
        },
      ],
    },
    // More than parsing happens here: a file is read.
    {
      code: "function load() { try { return JSON.parse(readFileSync(path, 'utf8')); } catch { return null; } }",
      errors: [
        {
          messageId: 'masked',
          data: { value: 'null' },
          line: 1,
          column: 74,
          endLine: 1,
          endColumn: 79,
          suggestions: [
            {
              messageId: 'rethrow',
              output:
                "function load() { try { return JSON.parse(readFileSync(path, 'utf8')); } catch (error) { throw error; } }",
            },
          ],
        },
      ],
    },
    // An optional dependency that is there but broken must not look absent.
    {
      code: "async function load() { try { return await import('sharp'); } catch { return undefined; } }",
      errors: [
        {
          messageId: 'masked',
          data: { value: 'undefined' },
          line: 1,
          column: 63,
          endLine: 1,
          endColumn: 68,
          suggestions: [
            {
              messageId: 'rethrow',
              output:
                "async function load() { try { return await import('sharp'); } catch (error) { throw error; } }",
            },
          ],
        },
      ],
    },
    {
      code: 'function load() { try { return parse(sql`select 1`); } catch { return null; } }',
      errors: [
        {
          messageId: 'masked',
          data: { value: 'null' },
          line: 1,
          column: 56,
          endLine: 1,
          endColumn: 61,
          suggestions: [
            {
              messageId: 'rethrow',
              output:
                'function load() { try { return parse(sql`select 1`); } catch (error) { throw error; } }',
            },
          ],
        },
      ],
    },
    {
      code: 'function* load() { try { return parse(yield); } catch { return null; } }',
      errors: [
        {
          messageId: 'masked',
          data: { value: 'null' },
          line: 1,
          column: 49,
          endLine: 1,
          endColumn: 54,
          suggestions: [
            {
              messageId: 'rethrow',
              output:
                'function* load() { try { return parse(yield); } catch (error) { throw error; } }',
            },
          ],
        },
      ],
    },
    // Any literal, if asked for.
    {
      code: 'function save() { try { write(); return true; } catch { return false; } }',
      options: [{ checkFallbacks: 'literal' }],
      errors: [
        {
          messageId: 'masked',
          data: { value: 'false' },
          line: 1,
          column: 49,
          endLine: 1,
          endColumn: 54,
          suggestions: [
            {
              messageId: 'rethrow',
              output:
                'function save() { try { write(); return true; } catch (error) { throw error; } }',
            },
          ],
        },
      ],
    },
    {
      code: 'function count() { try { return read(); } catch { return 0; } }',
      options: [{ checkFallbacks: 'literal' }],
      errors: [
        {
          messageId: 'masked',
          data: { value: '0' },
          line: 1,
          column: 43,
          endLine: 1,
          endColumn: 48,
          suggestions: [
            {
              messageId: 'rethrow',
              output: 'function count() { try { return read(); } catch (error) { throw error; } }',
            },
          ],
        },
      ],
    },
    // Without fallbacks, what does nothing is still reported.
    {
      code: 'function load() { try { return read(); } catch { return; } }',
      options: [{ checkFallbacks: 'none' }],
      errors: [
        {
          messageId: 'dropped',
          line: 1,
          column: 42,
          endLine: 1,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'rethrow',
              output: 'function load() { try { return read(); } catch (error) { throw error; } }',
            },
          ],
        },
      ],
    },
    // Comments that explain nothing: none, a directive, an open task, code.
    // https://github.com/eslint/eslint/issues/2187
    {
      code: 'try { run(); } catch { /**/ }',
      errors: [{ messageId: 'dropped', line: 1, column: 16, endLine: 1, endColumn: 21 }],
    },
    {
      code: `try { run(); } catch { // ---
}`,
      errors: [{ messageId: 'dropped', line: 1, column: 16, endLine: 1, endColumn: 21 }],
    },
    {
      code: 'try { run(); } catch { /* oxlint-disable-line no-empty */ }',
      errors: [{ messageId: 'dropped', line: 1, column: 16, endLine: 1, endColumn: 21 }],
    },
    {
      code: `try { run(); } catch { // prettier-ignore
}`,
      errors: [{ messageId: 'dropped', line: 1, column: 16, endLine: 1, endColumn: 21 }],
    },
    {
      code: `try { run(); } catch { // TODO: handle this
}`,
      errors: [{ messageId: 'dropped', line: 1, column: 16, endLine: 1, endColumn: 21 }],
    },
    {
      code: `try { run(); } catch (e) { // console.error(e)
}`,
      errors: [{ messageId: 'dropped', line: 1, column: 16, endLine: 1, endColumn: 25 }],
    },
    {
      code: `try { run(); } catch (e) { // throw e
}`,
      errors: [{ messageId: 'dropped', line: 1, column: 16, endLine: 1, endColumn: 25 }],
    },
    // A comment elsewhere is about something else.
    {
      code: `// Run it twice.
try { run(); } catch {}`,
      errors: [
        {
          messageId: 'dropped',
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 21,
          suggestions: [
            {
              messageId: 'rethrow',
              output: `// Run it twice.
try { run(); } catch (error) { throw error; }`,
            },
          ],
        },
      ],
    },
    {
      code: `stop(); // Errors are ignored.
try { run(); } catch {}`,
      errors: [
        {
          messageId: 'dropped',
          line: 2,
          column: 16,
          endLine: 2,
          endColumn: 21,
          suggestions: [
            {
              messageId: 'rethrow',
              output: `stop(); // Errors are ignored.
try { run(); } catch (error) { throw error; }`,
            },
          ],
        },
      ],
    },
    {
      code: 'try { /* Ignore errors. */ run(); } catch {}',
      errors: [
        {
          messageId: 'dropped',
          line: 1,
          column: 37,
          endLine: 1,
          endColumn: 42,
          suggestions: [
            {
              messageId: 'rethrow',
              output: 'try { /* Ignore errors. */ run(); } catch (error) { throw error; }',
            },
          ],
        },
      ],
    },
    // Handlers of rejections.
    {
      code: 'run().catch(() => {});',
      errors: [{ messageId: 'dropped', line: 1, column: 7, endLine: 1, endColumn: 12 }],
    },
    {
      code: 'void run().catch(() => {});',
      errors: [{ messageId: 'dropped', line: 1, column: 12, endLine: 1, endColumn: 17 }],
    },
    {
      code: 'await run().catch(function () {});',
      errors: [{ messageId: 'dropped', line: 1, column: 13, endLine: 1, endColumn: 18 }],
    },
    {
      code: 'run().catch((error) => {});',
      errors: [{ messageId: 'dropped', line: 1, column: 7, endLine: 1, endColumn: 12 }],
    },
    {
      code: 'run().catch(async () => {});',
      errors: [{ messageId: 'dropped', line: 1, column: 7, endLine: 1, endColumn: 12 }],
    },
    {
      code: "run()['catch'](() => {});",
      errors: [{ messageId: 'dropped', line: 1, column: 7, endLine: 1, endColumn: 14 }],
    },
    {
      code: 'run()?.catch?.(() => {});',
      errors: [{ messageId: 'dropped', line: 1, column: 8, endLine: 1, endColumn: 13 }],
    },
    {
      code: 'run().then(use).catch(() => {}).finally(stop);',
      errors: [{ messageId: 'dropped', line: 1, column: 17, endLine: 1, endColumn: 22 }],
    },
    {
      code: 'run().catch((error) => void error);',
      errors: [
        {
          messageId: 'masked',
          data: { value: 'void error' },
          line: 1,
          column: 7,
          endLine: 1,
          endColumn: 12,
        },
      ],
    },
    {
      code: 'run().catch(() => undefined);',
      errors: [
        {
          messageId: 'masked',
          data: { value: 'undefined' },
          line: 1,
          column: 7,
          endLine: 1,
          endColumn: 12,
        },
      ],
    },
    {
      code: 'const stats = await stat(path).catch(() => null);',
      errors: [
        {
          messageId: 'masked',
          data: { value: 'null' },
          line: 1,
          column: 32,
          endLine: 1,
          endColumn: 37,
        },
      ],
    },
    {
      code: 'const list = await load().catch(() => []);',
      errors: [
        {
          messageId: 'masked',
          data: { value: '[]' },
          line: 1,
          column: 27,
          endLine: 1,
          endColumn: 32,
        },
      ],
    },
    {
      code: 'const config = await load().catch(() => ({}));',
      errors: [
        {
          messageId: 'masked',
          data: { value: '{}' },
          line: 1,
          column: 29,
          endLine: 1,
          endColumn: 34,
        },
      ],
    },
    {
      code: 'run().then(use, () => {});',
      errors: [{ messageId: 'dropped', line: 1, column: 17, endLine: 1, endColumn: 25 }],
    },
    // The report stands on the line where the handler starts.
    {
      code: `run().then(
  () => use(),
  () => {},
);`,
      errors: [{ messageId: 'dropped', line: 3, column: 3, endLine: 3, endColumn: 11 }],
    },
    {
      code: `run()
  .then(use)
  .catch(() => {
  });`,
      errors: [{ messageId: 'dropped', line: 3, column: 4, endLine: 3, endColumn: 9 }],
    },
    {
      code: 'run().catch(noop);',
      errors: [{ messageId: 'dropped', line: 1, column: 7, endLine: 1, endColumn: 12 }],
    },
    {
      code: 'run().catch(_.noop);',
      errors: [{ messageId: 'dropped', line: 1, column: 7, endLine: 1, endColumn: 12 }],
    },
    {
      code: 'run().then(use, noop);',
      errors: [{ messageId: 'dropped', line: 1, column: 17, endLine: 1, endColumn: 21 }],
    },
    {
      code: 'const ignore = () => {}; run().catch(ignore);',
      errors: [{ messageId: 'dropped', line: 1, column: 32, endLine: 1, endColumn: 37 }],
    },
    {
      code: 'function ignore() {} run().catch(ignore);',
      errors: [{ messageId: 'dropped', line: 1, column: 28, endLine: 1, endColumn: 33 }],
    },
    // A comment within what fails says nothing about it.
    {
      code: `run(() => {
  // Errors are ignored.
  walk();
}).catch(() => {});`,
      errors: [{ messageId: 'dropped', line: 4, column: 4, endLine: 4, endColumn: 9 }],
    },
    // The promise is not kept anywhere: nobody else can see it fail.
    {
      code: 'promise.catch(() => {});',
      errors: [{ messageId: 'dropped', line: 1, column: 9, endLine: 1, endColumn: 14 }],
    },
    {
      code: 'const promise = run(); promise.catch(() => {});',
      errors: [{ messageId: 'dropped', line: 1, column: 32, endLine: 1, endColumn: 37 }],
    },
    {
      code: 'function settle(promise: Promise<void>) { return promise.catch(() => {}); }',
      errors: [{ messageId: 'dropped', line: 1, column: 58, endLine: 1, endColumn: 63 }],
    },
    {
      code: 'run().catch(() => {}); // TODO',
      errors: [{ messageId: 'dropped', line: 1, column: 7, endLine: 1, endColumn: 12 }],
    },
    // An error replaced where the core rule preserve-caught-error does not look.
    // https://github.com/Amnish04/eslint-plugin-error-cause/issues/24
    {
      code: "run().catch(() => { throw new Error('No luck.'); });",
      errors: [{ messageId: 'replaced', line: 1, column: 21, endLine: 1, endColumn: 49 }],
    },
    {
      code: "run().catch((error) => { log('failed'); throw new TypeError('No luck.'); });",
      errors: [{ messageId: 'replaced', line: 1, column: 41, endLine: 1, endColumn: 73 }],
    },
    {
      code: "run().then(use, (error) => { throw new Error('No luck.'); });",
      errors: [{ messageId: 'replaced', line: 1, column: 30, endLine: 1, endColumn: 58 }],
    },
    // Callbacks that never look at the error.
    // https://github.com/eslint/eslint/issues/567
    {
      code: 'readFile(path, (err, data) => { use(data); });',
      errors: [
        {
          messageId: 'ignored',
          data: { name: 'err' },
          line: 1,
          column: 17,
          endLine: 1,
          endColumn: 20,
        },
      ],
    },
    {
      code: 'fs.readFile(path, function (error, data) { use(data); });',
      errors: [
        {
          messageId: 'ignored',
          data: { name: 'error' },
          line: 1,
          column: 29,
          endLine: 1,
          endColumn: 34,
        },
      ],
    },
    {
      code: 'fs.readFile(path, (err, data) => use(data));',
      errors: [
        {
          messageId: 'ignored',
          data: { name: 'err' },
          line: 1,
          column: 20,
          endLine: 1,
          endColumn: 23,
        },
      ],
    },
    {
      code: 'fs.unlink(path, (err) => { done(); });',
      errors: [
        {
          messageId: 'ignored',
          data: { name: 'err' },
          line: 1,
          column: 18,
          endLine: 1,
          endColumn: 21,
        },
      ],
    },
    {
      code: 'connect((err) => {});',
      errors: [
        {
          messageId: 'ignored',
          data: { name: 'err' },
          line: 1,
          column: 10,
          endLine: 1,
          endColumn: 13,
        },
      ],
    },
    {
      code: 'exec(command, (error: Error | null, stdout: string) => { print(stdout); });',
      errors: [
        {
          messageId: 'ignored',
          data: { name: 'error' },
          line: 1,
          column: 16,
          endLine: 1,
          endColumn: 35,
        },
      ],
    },
    // Methods called like those of arrays, with an error-first callback at the end.
    {
      code: 'async.map(items, work, (err, results) => { use(results); });',
      errors: [
        {
          messageId: 'ignored',
          data: { name: 'err' },
          line: 1,
          column: 25,
          endLine: 1,
          endColumn: 28,
        },
      ],
    },
    // A use of something else called `error` is none of the parameter.
    // https://github.com/buzinas/tslint-eslint-rules/issues/153
    {
      code: 'load(path, (error, data) => { console.error(data); });',
      errors: [
        {
          messageId: 'ignored',
          data: { name: 'error' },
          line: 1,
          column: 13,
          endLine: 1,
          endColumn: 18,
        },
      ],
    },
    // An outer error is not the inner one.
    {
      code: 'open((err, file) => { if (err) throw err; file.read((err, data) => { use(data); }); });',
      errors: [
        {
          messageId: 'ignored',
          data: { name: 'err' },
          line: 1,
          column: 54,
          endLine: 1,
          endColumn: 57,
        },
      ],
    },
    // Overwriting it is not looking at it.
    {
      code: 'load((err, data) => { err = null; use(data); });',
      errors: [
        {
          messageId: 'ignored',
          data: { name: 'err' },
          line: 1,
          column: 7,
          endLine: 1,
          endColumn: 10,
        },
      ],
    },
    {
      code: 'load(function (this: Loader, err, data) { use(data); });',
      errors: [
        {
          messageId: 'ignored',
          data: { name: 'err' },
          line: 1,
          column: 30,
          endLine: 1,
          endColumn: 33,
        },
      ],
    },
    {
      code: 'load((err, data) => { use(data); /* fine */ });',
      errors: [
        {
          messageId: 'ignored',
          data: { name: 'err' },
          line: 1,
          column: 7,
          endLine: 1,
          endColumn: 10,
        },
      ],
    },
    {
      code: 'function count() { try { return read(); } catch { return -1; } }',
      options: [{ checkFallbacks: 'literal' }],
      errors: [
        {
          messageId: 'masked',
          data: { value: '-1' },
          line: 1,
          column: 43,
          endLine: 1,
          endColumn: 48,
          suggestions: [
            {
              messageId: 'rethrow',
              output: 'function count() { try { return read(); } catch (error) { throw error; } }',
            },
          ],
        },
      ],
    },
    {
      code: 'function name() { try { return read(); } catch { return `none`; } }',
      options: [{ checkFallbacks: 'literal' }],
      errors: [
        {
          messageId: 'masked',
          data: { value: '`none`' },
          line: 1,
          column: 42,
          endLine: 1,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'rethrow',
              output: 'function name() { try { return read(); } catch (error) { throw error; } }',
            },
          ],
        },
      ],
    },
    {
      code: 'const ok = await run().then(() => true, () => false);',
      options: [{ checkFallbacks: 'literal' }],
      errors: [
        {
          messageId: 'masked',
          data: { value: 'false' },
          line: 1,
          column: 41,
          endLine: 1,
          endColumn: 52,
        },
      ],
    },
    {
      code: 'try { run(); } catch { debugger; }',
      errors: [
        {
          messageId: 'dropped',
          line: 1,
          column: 16,
          endLine: 1,
          endColumn: 21,
          suggestions: [
            { messageId: 'rethrow', output: 'try { run(); } catch (error) { throw error; }' },
          ],
        },
      ],
    },
    // A comment explains what is dropped, but brings no cause back.
    {
      code: "run().catch(() => { /* It is down. */ throw new Error('No luck.'); });",
      errors: [{ messageId: 'replaced', line: 1, column: 39, endLine: 1, endColumn: 67 }],
    },
  ],
});

createRuleTester({ typed: true }).run('no-swallowed-error with types', rule, {
  valid: [
    // A schema's catch, known by its type.
    'declare const schema: { parse(): void; catch(get: () => string[]): void }; schema.catch(() => []);',
    // Called with an error only.
    'declare function watch(path: string, failed: (error: Error, path: string) => void): void; watch("a", (error, path) => { use(path); });',
    'declare function watch(failed: (error: Error) => void): void; watch((error) => {});',
  ],
  invalid: [
    {
      code: 'declare function run(): Promise<string[]>; run().catch(() => []);',
      errors: [
        {
          messageId: 'masked',
          data: { value: '[]' },
          line: 1,
          column: 50,
          endLine: 1,
          endColumn: 55,
        },
      ],
    },
    {
      code: 'declare function run(): Promise<string> | undefined; run()?.catch(() => {});',
      errors: [{ messageId: 'dropped', line: 1, column: 61, endLine: 1, endColumn: 66 }],
    },
    {
      code: 'declare function find<T>(query: T): T; declare const query: PromiseLike<string> & { catch(handle: () => void): void }; find(query).catch(() => {});',
      errors: [{ messageId: 'dropped', line: 1, column: 132, endLine: 1, endColumn: 137 }],
    },
    // Types that say nothing leave it to the names.
    {
      code: 'declare const run: any; run().catch(() => {});',
      errors: [{ messageId: 'dropped', line: 1, column: 31, endLine: 1, endColumn: 36 }],
    },
    {
      code: 'declare function load(done: (error: any, data: string) => void): void; load((error, data) => { use(data); });',
      errors: [
        {
          messageId: 'ignored',
          data: { name: 'error' },
          line: 1,
          column: 78,
          endLine: 1,
          endColumn: 83,
        },
      ],
    },
    // A callback that may get no error has to look, also if it gets nothing else.
    {
      code: "import { mkdir } from 'node:fs'; mkdir(path, (error) => { done(); });",
      errors: [
        {
          messageId: 'ignored',
          data: { name: 'error' },
          line: 1,
          column: 47,
          endLine: 1,
          endColumn: 52,
        },
      ],
    },
    {
      code: 'declare function open(done: (error: Error | null) => void): void; open((error) => { done(); });',
      errors: [
        {
          messageId: 'ignored',
          data: { name: 'error' },
          line: 1,
          column: 73,
          endLine: 1,
          endColumn: 78,
        },
      ],
    },
    {
      code: 'declare function open(done: (error?: Error) => void): void; open((error) => { done(); });',
      errors: [
        {
          messageId: 'ignored',
          data: { name: 'error' },
          line: 1,
          column: 67,
          endLine: 1,
          endColumn: 72,
        },
      ],
    },
  ],
});
