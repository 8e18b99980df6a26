import { ruleTester, type ReportedCase } from '@groundrules/testkit';

import rule from '../../src/rules/await-in-loop.js';
import { markErrors } from '../support/mark-errors.js';

/** Puts statements where `await` may stand. */
const inAsync = (body: string): string =>
  `async function run(ids, client, queue, deadline) { ${body} }`;

/** An `await` of `work` is reported where the marks are. */
function sequential(work: string, body: string): ReportedCase<'sequential', never> {
  return markErrors(inAsync(body), [{ messageId: 'sequential', data: { work } }]);
}

ruleTester.run('await-in-loop', rule, {
  valid: [
    // What is written elsewhere is seen in its order.
    inAsync(
      "for (const id of ids) { const response = await fetch(url, { method: 'POST', body: id }); results.push(response.status); }",
    ),
    inAsync(
      "const options = { method: 'delete' }; for (const id of ids) { results.push(await fetch(`/${id}`, options)); }",
    ),
    inAsync('for (const id of ids) { results.push(await client.post(url, { id })); }'),
    inAsync(
      'for (const id of ids) { const sent = await client.sendMessage(id); results.push(sent); }',
    ),
    inAsync('for (const id of ids) { results.push(await pipe(createPage(id), map(toResult))()); }'),
    inAsync(
      'for (const id of ids) { results.push(await lastValueFrom(client.mutate(CopyPage, { id }))); }',
    ),
    // Only the caller knows whether the order is meant.
    'export async function inTurn(list, action) { const all = []; for (const item of list) { all.push(await action(item)); } return all; }',
    // Earlier rounds spare later ones the work.
    inAsync('for (const id of ids) { pages.push(await fetchPage(id, pageCache)); }'),
    inAsync(
      'const load = async (id) => { const cached = pageCache.get(id); if (cached) return cached; const page = await fetchPage(id); pageCache.set(id, page); return page; }; for (const id of ids) { pages.push(await load(id)); }',
    ),
    // Somebody looks on.
    inAsync(
      'for (const id of ids) { const page = await fetchPage(id); console.log(page.title); pages.push(page); }',
    ),
    // Nothing of the element's, though it has a name in the loop.
    inAsync(
      'for (const id of ids) { const limit = readLimit(); const found = await fetchPage(limit); use(found, id); }',
    ),
    inAsync(
      'for (const id of ids) { const { limit } = await client.readLimit(); const from = addTo(limit, 1); if (from) pages[id] = await fetchPage(from); }',
    ),
    // As many as there are channels, which are written in the code.
    inAsync(
      'for (const channel of Object.values(ChannelType)) { pages.push(await fetchPage(channel)); }',
    ),
    // What people complain about in the rule of ESLint's own.
    // https://github.com/eslint/eslint/issues/14700: the loop is about to end.
    inAsync(
      'for (const id of ids) { if (id === 1) { const page = await fetchPage(id); return page; } }',
    ),
    inAsync(
      'for (const id of ids) { const page = await fetchPage(id); if (page.ok) return page; }',
    ),
    inAsync(
      'let found; for (const id of ids) { const page = await fetchPage(id); if (page.ok) { found = page; break; } }',
    ),
    // https://github.com/eslint/eslint/issues/10586: until something shows up.
    inAsync('do { look = await client.isVisible(id); } while (look === false);'),
    inAsync('while (true) { const state = await readState(queue); if (state.done) break; }'),
    // https://github.com/standard/standard/issues/793: the number of requests is limited.
    inAsync('for (const id of ids) { pages.push(await fetchPage(id)); await sleep(1000); }'),
    inAsync(
      'for (const id of ids) { const page = await fetchPage(id); pages.push(page); await setTimeout(100); }',
    ),
    inAsync('for (const id of ids) { pages.push(await limiter.schedule(() => fetchPage(id))); }'),
    inAsync('for (const id of ids) { await limiter.acquire(); pages.push(await fetchPage(id)); }'),
    inAsync(
      'for (const id of ids) { pages.push(await fetchPage(id)); await new Promise((resolve) => setTimeout(resolve, 10)); }',
    ),
    // https://github.com/standard/standard/issues/737: one after the other is what is wanted.
    inAsync('for (const id of ids) { await append(id); }'),
    inAsync('for (const step of steps) { results.push(await step(client)); }'),
    inAsync(
      'for (const hook of hooks) { const answer = await hook.run(client); answers.push(answer); }',
    ),
    inAsync('for (const migration of migrations) { done.push(await check(migration)); }'),
    // https://github.com/eslint/eslint/pull/20363: a countdown, steps that are parallel themselves.
    inAsync('for (let left = 10; left > 0; left--) { shown.push(await show(left)); }'),
    inAsync('for (const group of ids) { results.push(await Promise.all(group.map(fetchPage))); }'),
    // https://github.com/ClipboardHealth/core-utils/issues/9: what was asked before is kept.
    inAsync(
      'const ages = new Map(); for (const id of ids) { if (!ages.has(id)) ages.set(id, await fetchAge(id)); }',
    ),
    // https://github.com/netlify/eslint-config-node/pull/395: pages.
    inAsync(
      'let cursor; do { const page = await fetchPage(cursor); pages.push(page); cursor = page.next; } while (cursor);',
    ),
    inAsync(
      'for (let page = await fetchPage(1); page.next; page = await fetchPage(page.next)) pages.push(page);',
    ),
    inAsync(
      'let token; for (const id of ids) { const page = await fetchPage(id, token); token = page.token; }',
    ),
    // https://github.com/scaleway/scaleway-sdk-js/pull/3493: retries, fallbacks, shared output.
    inAsync(
      'for (let attempt = 0; attempt < 5; attempt++) { try { return await fetchPage(ids); } catch {} }',
    ),
    inAsync(
      'let error; for (const mirror of ids) { try { page = await fetchPage(mirror); } catch (reason) { error = reason; } }',
    ),
    inAsync('for (const candidate of candidates) { tried.push(await fetchPage(candidate)); }'),
    inAsync('for (const id of ids) { const text = await readText(id); await output.write(text); }'),
    // https://github.com/sindresorhus/eslint-plugin-unicorn/issues/1456
    inAsync('pages = await Promise.all(ids.map((id) => fetchPage(id)));'),
    inAsync(
      'pages = await Promise.all(ids.map(async (id) => { const page = await fetchPage(id); return page.text; }));',
    ),
    // Streams and generators.
    inAsync('for await (const chunk of stream) { parts.push(await decode(chunk)); }'),
    'async function* run(ids) { for (const id of ids) { const page = await fetchPage(id); yield page; } }',
    inAsync(
      'for (const id of ids) { for await (const line of open(id)) { lines.push(await parse(line, id)); } }',
    ),
    // Transactions and connections, which do one thing after the other anyway.
    inAsync(
      'await db.transaction(async (tx) => { for (const id of ids) { rows.push(await lookUp(id)); } });',
    ),
    inAsync('for (const id of ids) { rows.push(await lookUp(tx, id)); }'),
    inAsync('for (const id of ids) { rows.push(await lookUp(id, { session })); }'),
    'async function run(ids, { trx }) { for (const id of ids) { rows.push(await lookUp(id)); } }',
    // Queries are another rule's, which knows better.
    "import pg from 'pg'; const pool = new pg.Pool(); async function run(ids) { for (const id of ids) { rows.push(await pool.query('SELECT * FROM a WHERE id = $1', [id])); } }",
    inAsync(
      'const find = (id) => prisma.user.findUnique({ where: { id } }); for (const id of ids) { rows.push(await find(id)); }',
    ),
    // Batches.
    inAsync('for (const chunk of chunks) { rows.push(await fetchPages(chunk)); }'),
    inAsync(
      'for (const [index, batch] of batches.entries()) { rows.push(await fetchPages(batch, index)); }',
    ),
    inAsync('for (const part of chunk(ids, 100)) { rows.push(await fetchPages(part)); }'),
    inAsync(
      'for (let i = 0; i < ids.length; i += 100) { rows.push(await fetchPages(ids.slice(i, i + 100))); }',
    ),
    // One round depends on the one before.
    inAsync('let total = 0; for (const id of ids) { total = await addUp(total, id); }'),
    inAsync(
      'const seen = new Set(); for (const id of ids) { const page = await fetchPage(id); if (seen.has(page.key)) continue; seen.add(page.key); }',
    ),
    inAsync('const names = []; for (const id of ids) { names.push(await pickName(id, names)); }'),
    inAsync(
      'for (const id of queue) { const page = await fetchPage(id); queue.push(...page.links); }',
    ),
    inAsync(
      'while (queue.length > 0) { const page = await fetchPage(queue.shift()); pages.push(page); }',
    ),
    inAsync('for (const id of ids) { state.last = await fetchPage(id, state.last); }'),
    'class A { async run(ids) { for (const id of ids) { this.page = await this.open(id, this.page); } } }',
    // Something is done besides, so that the order may show.
    inAsync('for (const id of ids) { const page = await fetchPage(id); await publish(page); }'),
    inAsync('for (const id of ids) { await sendMail(id); }'),
    inAsync(
      'for (const id of ids) { const image = await readImage(id); pages.push(await book.drawImage(image)); }',
    ),
    inAsync('for (const id of ids) { purged.push(await purgeUser(id)); }'),
    inAsync('for (const id of ids) { created.push(await createUser(id)); }'),
    inAsync('for (const id of ids) { outputs.push(await exec(`git show ${id}`)); }'),
    "import { $ } from 'zx'; async function run(ids) { for (const id of ids) { outputs.push(await $(id)); } }",
    inAsync('for (const question of ids) { answers.push(await prompt(question)); }'),
    inAsync('for (const id of ids) { texts.push(await page.textContent(id)); }'),
    // As many as are written, or nothing of the element's.
    inAsync("for (const name of ['a', 'b']) { pages.push(await fetchPage(name)); }"),
    inAsync('for (const level of LEVELS) { pages.push(await fetchPage(level)); }'),
    inAsync(
      'for (const flag of all ? [true, false] : [true]) { pages.push(await fetchPage(flag)); }',
    ),
    inAsync('for (const id of ids) { pages.push([id, await client.fetchAny()]); }'),
    // No call, or not in the loop.
    inAsync('for (const promise of ids) { pages.push(await promise); }'),
    inAsync('for (const id of await fetchIds(client)) { pages.push(id); }'),
    inAsync(
      'for (const id of ids) { later.push(async () => { const page = await fetchPage(id); return page; }); }',
    ),
    inAsync(
      'outer: for (const id of ids) { for (const other of ids) { const page = await fetchPage(id, other); if (page) continue outer; } }',
    ),
    // What one round sets, the call of the next would look at.
    inAsync(
      'for (const { id, token } of ids) { client.setToken(token); pages.push(await fetchPage(id)); }',
    ),
    inAsync('for (const id of ids) { process.chdir(id); pages.push(await readConfig(id)); }'),
    inAsync('for (const id of ids) { process.env.PAGE = id; pages.push(await readConfig(id)); }'),
    // One after the other into one place, so that not all of it is held at once.
    inAsync('for (const id of ids) { output.write(await readText(id)); }'),
    inAsync('for (const id of ids) { archive.append(await readText(id), { name: id }); }'),
    inAsync('for (const id of ids) { hash.update(await readText(id)); }'),
    // Closed when the round ends.
    inAsync('for (const id of ids) { using page = await fetchPage(id); texts.push(page.text); }'),
    inAsync(
      'for (const id of ids) { await using page = await fetchPage(id); texts.push(page.text); }',
    ),
    // Each is timed by itself.
    inAsync(
      'for (const id of ids) { const start = performance.now(); const page = await fetchPage(id); times.push([page, performance.now() - start]); }',
    ),
    inAsync(
      'for (const id of ids) { console.time(id); pages.push(await fetchPage(id)); console.timeEnd(id); }',
    ),
    // Tests and scripts.
    {
      code: inAsync('for (const id of ids) pages.push(await fetchPage(id));'),
      filename: 'pages.test.ts',
    },
    {
      code: inAsync('for (const id of ids) pages.push(await fetchPage(id));'),
      filename: 'scripts/pages.ts',
    },
    {
      code: inAsync('for (const id of ids) pages.push(await fetchPage(id));'),
      filename: 'src/seed.ts',
    },
  ],
  invalid: [
    // A module that is only called so, and what is no cache.
    sequential(
      'find',
      'const find = async (id) => cacache.get(id); for (const id of ids) { pages.push(«await find(id, cacheKeys)»); }',
    ),
    // What is read, whatever is said of it.
    sequential(
      'lastValueFrom',
      'for (const id of ids) { pages.push(«await lastValueFrom(client.query(GetPage, { id }))»); }',
    ),
    sequential(
      'fetch',
      "for (const id of ids) { const response = «await fetch(`/${id}`, { method: 'GET', headers })»; pages.push(response); }",
    ),
    sequential(
      'findOne',
      'const findOne = async (id) => fetchPage(pages.get(id)); for (const id of ids) { results.push(«await findOne(id)»); }',
    ),
    // Made of the element, over some names.
    sequential(
      'fetchPage',
      'for (const id of ids) { const key = toKey(id); const { url } = parse(key); results.push(«await fetchPage(url)»); }',
    ),
    sequential(
      'fetchPage',
      'for (const id of ids) { const options = {}; options.id = id; results.push(«await fetchPage(options)»); }',
    ),
    sequential(
      'fetchPage',
      'for (const id of ids) { const parts = []; parts.push(id); results.push(«await fetchPage(parts)»); }',
    ),
    sequential(
      'fetchPage',
      'for (const id of ids) { let key; if (id) key = toKey(id); results.push(«await fetchPage(key)»); }',
    ),
    sequential(
      'fetchPage',
      'for (let index = 0; index < ids.length; index++) { results.push(«await fetchPage(index)»); }',
    ),
    sequential(
      'fetchPage',
      'for (const id of Object.values(pagesById)) { results.push(«await fetchPage(id)»); }',
    ),
    sequential('fetchPage', 'for (const id of ids) { pages.push(«await fetchPage(id)»); }'),
    sequential('fetchPage', 'for (const id of ids) pages.push(«await fetchPage(id)»);'),
    sequential(
      'fetchPage',
      'for (const id of ids) { const page = «await fetchPage(id)»; pages.push(page); }',
    ),
    sequential(
      'client.get',
      'for (const id of ids) { pages.set(id, «await client.get(`/pages/${id}`)»); }',
    ),
    sequential('client.get', 'for (const id of ids) { pages[id] = «await client.get(id)»; }'),
    sequential('fetchPage', 'for (const item of ids) { item.page = «await fetchPage(item.id)»; }'),
    sequential('fetch', 'for (const id in ids) { pages.push(«await fetch(id)»); }'),
    sequential(
      'fetchPage',
      'for (let i = 0; i < ids.length; i++) { pages.push(«await fetchPage(ids[i])»); }',
    ),
    sequential(
      'fetchPage',
      'const count = ids.length; for (let i = 0; i < count; i += 1) { pages.push(«await fetchPage(ids[i])»); }',
    ),
    // With `catch`, `then`, and `try`, which `Promise.allSettled` does too.
    sequential(
      'fetchPage',
      'for (const id of ids) { pages.push(«await fetchPage(id).catch(() => undefined)»); }',
    ),
    sequential(
      'fetchPage',
      'for (const id of ids) { try { pages.push(«await fetchPage(id)»); } catch (error) { errors.push(error); } }',
    ),
    sequential(
      'fetchPage',
      'for (const id of ids) { const page = «await fetchPage(id)»; if (!page.ok) throw new Error(page.text); pages.push(page); }',
    ),
    // Adding up and counting go in any order.
    sequential(
      'countWords',
      'let total = 0; for (const id of ids) { total += «await countWords(id)»; }',
    ),
    sequential(
      'isFree',
      'let count = 0; for (const id of ids) { if («await isFree(id)») count++; }',
    ),
    // Once per loop, and a `break` in a `switch` ends no loop.
    sequential(
      'fetchPage',
      'for (const id of ids) { const page = «await fetchPage(id)»; pages.push(await parse(page)); }',
    ),
    sequential(
      'fetchPage',
      'for (const id of ids) { const page = «await fetchPage(id)»; switch (page.kind) { case 1: pages.push(page); break; } }',
    ),
    sequential(
      'fetchPage',
      'for (const id of ids) { if (!id) continue; pages.push(«await fetchPage(id)»); }',
    ),
    // Within a loop that is fine: the items of each page.
    sequential(
      'fetchItem',
      'let cursor; do { const page = await fetchPage(cursor); for (const id of page.ids) { items.push(«await fetchItem(id)»); } cursor = page.next; } while (cursor);',
    ),
    // An answer is read after it was waited for.
    sequential(
      'fetch',
      'for (const id of ids) { const response = «await fetch(`/pages/${id}`)»; pages.push(await response.json()); }',
    ),
    sequential(
      'fetchPage',
      'for (const id of ids) { const page = «await fetchPage(id)»; page.setTitle(id); pages.push(page); }',
    ),
    sequential(
      'fetchPage',
      'for (const id of ids) { pages.push({ page: «await fetchPage(id)», at: Date.now() }); }',
    ),
    // Files, and methods.
    markErrors(
      "import fs from 'node:fs/promises'; export async function readAll(names: string[]) { const texts = []; for (const name of names) { texts.push(«await fs.readFile(name, 'utf8')»); } return texts; }",
      [{ messageId: 'sequential', data: { work: 'fs.readFile' } }],
    ),
    markErrors(
      'class Pages { async all(ids) { const all = []; for (const id of ids) { all.push(«await this.fetchPage(id)»); } return all; } }',
      [{ messageId: 'sequential', data: { work: 'this.fetchPage' } }],
    ),
    markErrors('for (const id of ids) { pages.push(«await fetchPage(id)»); }', [
      { messageId: 'sequential', data: { work: 'fetchPage' } },
    ]),
  ],
});
