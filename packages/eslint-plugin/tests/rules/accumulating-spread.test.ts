import { createRuleTester, ruleTester, type ReportedCase } from '@groundrules/testkit';

import rule from '../../src/rules/accumulating-spread.js';
import { markErrors } from '../support/mark-errors.js';

type Kind = 'array' | 'buffer' | 'object';

/** A copy of `name` is reported where the marks are. */
function copied(kind: Kind, name: string, marked: string): ReportedCase<Kind, never> {
  return markErrors(marked, [{ messageId: kind, data: { name } }]);
}

ruleTester.run('accumulating-spread', rule, {
  valid: [
    // A loop of a written length.
    'let all = []; for (let i = 1; i <= 6; i++) { all = all.concat(make(i)); }',
    'const DEPTH = 4; let all = []; for (let i = 0; i < DEPTH; i++) all = [...all, i];',
    // As many as an enumeration has.
    'Object.values(ChannelType).reduce((all, type) => ({ ...all, [type]: true }), {});',
    // It ends before it is long.
    'let all = []; for (const it of list) { if ((all?.length ?? 0) >= LIMIT) break; all = [...(all ?? []), it]; }',
    'let all = []; for (const it of list) { if (all.length < 10) all = [...all, it]; }',
    'let all = []; while (all.length < 10) all = [...all, make()];',
    // Whoever looked at it before keeps what there was.
    'let all = []; for (const it of list) { all = [...all, it]; states.push(all); }',
    'let path = []; for (const name of names) { path = [...path, name]; crumbs.push({ name, path }); }',
    'let path = []; const crumbs = names.map((name) => { path = [...path, name]; return path; });',
    'let path = []; const crumbs = names.map((name) => (path = [...path, name]));',
    'let all = []; for (const it of list) { const next = [...all, it]; states.push(next); all = next; }',
    'let all = []; for (const it of list) { const next = [...all, it]; if (isLong(next)) break; all = next; }',
    'let all = []; for (const it of list) { const next = [...all, it]; if (it) { all = [it]; } else { all = next; } }',
    'let all = []; for (const it of list) { let next = [...all, it]; next = []; all = next; }',
    'const next = [...all, 1]; for (const it of list) all = next;',
    // What comes later counts less, which no assignment in place can say.
    'while (names.length > 0) { settings = { ...byName[names.join()], ...settings }; names.pop(); }',
    // Settings that are laid over each other.
    'let config = {}; for (const layer of layers) config = { ...config, ...layer };',
    'layers.reduce((options, layer) => ({ ...options, ...layer }), {});',
    'let style = {}; for (const layer of layers) style = Object.assign({}, style, layer.style);',
    // Parts of a stream that are taken out again, looked at as they come, or limited.
    "let rest = Buffer.alloc(0); socket.on('data', (part) => { rest = Buffer.concat([rest, part]); while (rest.length > 4) rest = rest.subarray(4); });",
    "let rest = Buffer.alloc(0); socket.on('data', (part) => { rest = Buffer.concat([rest, part]); take(); }); function take() { rest = rest.subarray(4); }",
    "let rest = Buffer.alloc(0); socket.on('data', (part) => { rest = Buffer.concat([rest, part]); parse(rest); });",
    "class A { listen() { this.socket.on('data', (part) => { this.rest = Buffer.concat([this.rest, part]); this.take(); }); } take() { this.rest = this.rest.subarray(4); } }",
    "const state = {}; socket.on('data', (part) => { state.rest = Buffer.concat([state.rest, part]); });",
    "let all = []; socket.once('data', (part) => { all = [...all, part]; });",
    "let all = []; button.on('click', (event) => { all = [...all, event]; });",
    "let all = Buffer.alloc(0); stream.on('data', (part) => { if (all.length < 4100) all = Buffer.concat([all, part]); });",
    "stream.on('data', (part) => { let all = Buffer.alloc(0); all = Buffer.concat([all, part]); });",
    "let all = []; stream.on('data', function () { const [add] = [() => { all = [...all, 1]; }]; });",
    // What people complain about elsewhere.
    // https://github.com/biomejs/biome/issues/2183
    'list.reduce((all, item) => join(...all, item), []);',
    'list.reduce((all, item) => new Group(...all, ...item), []);',
    // https://github.com/biomejs/biome/issues/6675
    'list.reduce((all, item) => Object.assign(all, item), {});',
    'for (const item of list) Object.assign(all, item);',
    // https://github.com/oxc-project/oxc/issues/14894
    'list.reduce((all, each) => each.parts.flatMap((part) => [...all, part]), []);',
    // https://github.com/oxc-project/oxc/pull/5302
    'for (const item of list) { let row = []; row = [...row, item]; use(row); }',
    'for (const item of list) { const row = [...defaults, item]; use(row); }',
    // Changed in place.
    'list.reduce((all, item) => { all.push(item); return all; }, []);',
    'list.reduce((all, item) => { all[item.id] = item; return all; }, {});',
    'list.reduce((all, item) => { all[item.id] = { ...item, seen: true }; return all; }, {});',
    'for (const item of list) all.push(...item.parts);',
    // Something else is spread.
    'list.reduce((sum, item) => sum + [...item.parts].length, 0);',
    'list.reduce((all, item) => { all.push({ ...item }); return all; }, []);',
    'list.reduce((all, item) => ({ ...item, ...defaults }), {});',
    // It does not grow.
    'list.reduce((sums, row) => ({ ...sums, total: sums.total + row.price }), { total: 0 });',
    "list.reduce((sums, row) => ({ ...sums, ['total']: sums.total + row.price }), { total: 0 });",
    'list.reduce((all) => [...all].reverse(), []);',
    'for (const row of rows) state = { ...state, last: row };',
    'list.reduce((all, row) => Object.assign({}, all, { last: row }), {});',
    // As many elements as are written.
    "['a', 'b', 'c'].reduce((all, name) => ({ ...all, [name]: read(name) }), {});",
    "const names = ['a', 'b'] as const; names.reduce((all, name) => ({ ...all, [name]: 1 }), {});",
    'const labels = { a: 1, b: 2 }; Object.keys(labels).reduce((all, key) => ({ ...all, [key]: 1 }), {});',
    'Object.entries({ a: 1 }).filter(isNew).reduce((all, [key]) => ({ ...all, [key]: 1 }), {});',
    'LEVELS.reduce((all, level) => ({ ...all, [level]: 0 }), {});',
    "for (const name of ['a', 'b']) all = [...all, name];",
    'function merge(...parts) { return parts.reduce((all, part) => ({ ...all, ...part }), {}); }',
    // Copied once.
    'all = [...all, item];',
    'function add(item) { all = [...all, item]; }',
    'const next = list.map((item) => ({ ...item, done: true }));',
    // Reducers of a store, and setters of React: a step of theirs is one event.
    'function reducer(state, action) { return { ...state, [action.id]: action.value }; }',
    'const reducer = (state = [], action) => [...state, action.item];',
    'for (const file of files) setFiles((before) => [...before, file]);',
    'items.forEach((item) => { item.onClick = () => { all = [...all, item]; }; });',
    // Recursion, and the way up a tree.
    'function flatten(node, path) { return [...path, node].concat(flatten(node.child, path)); }',
    'while (node) { path = [node, ...path]; node = node.parent; }',
    // A list that starts anew.
    'for (const row of rows) { batch = [...batch, row]; if (batch.length > 9) { send(batch); batch = []; } }',
    // Each is added to once.
    'for (const day of days) byDay[day] = [...byDay[day], total];',
    'days.forEach((day) => { byDay[day].rows = [...byDay[day].rows, total]; });',
    'for (const day of days) day.rows = [...day.rows, total];',
    'for (const row of rows) counts[row.kind] = { ...counts[row.kind], [row.id]: 1 };',
    // It can't grow further.
    'const firsts = list.reduce((all, item) => (all.length < 10 ? [...all, item] : all), []);',
    // Something else of what was gathered, or put elsewhere.
    'const o = list.reduce((all, item) => ({ ...all, last: [...all.items, item] }), { items: [] });',
    'let all = new Set(); for (const item of items) { all = new Set([...others, item]); }',
    // Texts.
    "words.reduce((text, word) => text.concat(word), '');",
    "let text = ''; for (const word of words) text = text.concat(word);",
    'words.reduce((text, word) => text.concat(word), initial);',
    // No reduce of a list, or no callback that is seen.
    'list.reduce(combine, []);',
    'list.reduce();',
    'reduce((all, item) => [...all, item]);',
    'const [copy] = [[...all]];',
    'for (const part of parts) whole = Buffer.concat([part, tail]);',
    'for (const part of parts) whole = Buffer.concat(parts);',
    'for (const part of parts) whole = Object.assign(...whole);',
    'for (const part of parts) whole += [...whole, part];',
    'for (const part of parts) [whole] = [...whole, part];',
  ],
  invalid: [
    // By way of a name of its own.
    copied(
      'array',
      'all',
      'let all = []; for (const it of list) { const next = «[...all, it]»; all = next; }',
    ),
    copied(
      'object',
      'all',
      'let all = {}; list.forEach((it) => { const next = «{ ...all, [it.id]: it }»; all = next; });',
    ),
    copied(
      'array',
      'this.all',
      'class A { add(list) { for (const it of list) { const next = «[...this.all, it]»; this.all = next; } } }',
    ),
    // Parts of a stream.
    copied(
      'buffer',
      'all',
      "let all = Buffer.alloc(0); request.on('data', (part) => { all = «Buffer.concat([all, part])»; });",
    ),
    copied(
      'buffer',
      'all',
      "function read(stream) { let all = Buffer.from(''); stream.setTimeout(9).on('data', function (part) { all = «Buffer.concat([all, Buffer.from(part)])»; }).on('end', () => done(all)); }",
    ),
    copied(
      'array',
      'rows',
      "let rows: Row[] = []; parser.addListener('data', (row) => { if (row.isOk) rows = «[...rows, row]»; });",
    ),
    copied(
      'buffer',
      'this.body',
      "class A { read(request) { this.body = Buffer.alloc(0); request.on('data', (part) => { this.body = «Buffer.concat([this.body, part])»; }); } }",
    ),
    // A limit of something else, or one that the data give.
    copied(
      'array',
      'all',
      'let all = []; for (let i = 0; i < count; i++) { all = «[...all, i]»; }',
    ),
    copied(
      'array',
      'all',
      'let all = []; for (const it of list) { if (it.length > 3) all = «[...all, it]»; }',
    ),
    // Looked at, and not kept.
    copied(
      'array',
      'all',
      'let all = []; for (const it of list) { if (!all.includes(it)) all = «[...all, it]»; }',
    ),
    // Arrays.
    copied('array', 'all', 'list.reduce((all, item) => «[...all, item]», []);'),
    copied('array', 'all', 'list.reduceRight((all, item) => «[item, ...all]», []);'),
    copied('array', 'all', 'list.reduce((all, item) => isOk(item) ? «[...all, item]» : all, []);'),
    copied(
      'array',
      'all',
      'list.reduce(function (all, item) { if (item) { return «[...all, ...item]»; } return all; }, []);',
    ),
    copied('array', 'all', 'list.reduce((all, item) => «[...all, ...all]», [1]);'),
    copied('array', 'all', 'list?.reduce((all, item) => «[...(all as string[]), item]», []);'),
    copied('array', 'all', 'list.map(toItem).reduce((all, item) => new Set(«[...all, item]»));'),
    copied('array', 'good', 'list.reduce(([good, bad], it) => [«[...good, it]», bad], [[], []]);'),
    copied(
      'array',
      'groups[item.kind]',
      'list.reduce((groups, item) => { groups[item.kind] = «[...(groups[item.kind] ?? []), item]»; return groups; }, {});',
    ),
    copied('array', 'all', 'list.reduce((all, item) => «all.concat(item)», []);'),
    copied('array', 'all', 'list.reduce((all, item) => «all.concat(item)», [] as string[]);'),
    copied('array', 'all', 'list.reduce((all: Item[], item) => «all.concat(item)», initial);'),
    copied('array', 'all', 'list.reduce((all, item) => «[item].concat(all)», []);'),
    // Objects.
    copied('object', 'all', 'list.reduce((all, item) => («{ ...all, [item.id]: item }»), {});'),
    copied(
      'object',
      'all',
      'list.reduce((all, item) => { const next = «{ ...all, ...item }»; return next; }, {});',
    ),
    copied('object', 'all', 'list.reduce((all, item) => «Object.assign({}, all, item)», {});'),
    copied(
      'object',
      'all',
      'list.reduce((all, item) => «Object.assign({}, all, { [item.id]: item })», {});',
    ),
    copied(
      'object',
      'all',
      'list.reduce((all, item) => «Object.assign({ [item.id]: item }, all)», {});',
    ),
    // A part of what was gathered.
    copied(
      'array',
      'all.items',
      'list.reduce((all, item) => ({ ...all, items: «[...all.items, item]» }), { items: [] });',
    ),
    // Made into something else at once.
    copied(
      'array',
      'all',
      'let all = new Set(); for (const it of list) all = new Set(«[...all, it]»);',
    ),
    copied(
      'array',
      'all',
      'let all = new Map(); for (const it of list) all = new Map(«[...all, [it.id, it]]»);',
    ),
    copied(
      'array',
      'all',
      'let all = []; for (const it of list) all = Array.from(«[...all, it]»);',
    ),
    // A function of the file.
    copied('array', 'all', 'const add = (all, item) => «[...all, item]»; list.reduce(add, []);'),
    copied(
      'object',
      'all',
      'function add(all, item) { return «{ ...all, [item]: 1 }»; } list.reduce(add, {});',
    ),
    // Loops.
    copied('array', 'all', 'let all = []; for (const item of list) all = «[...all, item]»;'),
    copied('array', 'all', 'let all = []; for (const item in list) { all = «[...all, item]»; }'),
    copied(
      'array',
      'all',
      'let all = []; for (let i = 0; i < list.length; i++) { all = «[...all, list[i]]»; }',
    ),
    copied('array', 'all', 'let all = []; while (queue.length) all = «[...all, queue.pop()]»;'),
    copied(
      'array',
      'all',
      'let all = []; do { all = «[...all, ...page.items]»; } while (page.next);',
    ),
    copied('array', 'all', 'let all = []; for await (const item of list) all = «[...all, item]»;'),
    copied('array', 'all', 'let all = []; list.forEach((item) => { all = «[...all, item]»; });'),
    copied(
      'array',
      'all',
      "let all = []; for (const item of list) for (const kind of ['a', 'b']) all = «[...all, kind + item]»;",
    ),
    copied('array', 'all', 'let all = []; for (const item of list) all = «all.concat(item)»;'),
    copied('array', 'all', 'let all: string[]; for (const item of list) all = «all.concat(item)»;'),
    copied(
      'object',
      'all',
      'let all = {}; for (const item of list) { if (item) all = «{ ...all, [item.id]: item }»; }',
    ),
    copied(
      'object',
      'this.all',
      'class A { add(list) { for (const item of list) this.all = «{ ...this.all, ...item }»; } }',
    ),
    copied(
      'object',
      'all',
      'let all = {}; for (const item of list) all = «Object.assign({}, all, item)»;',
    ),
    copied(
      'array',
      'groups[item.kind]',
      'const groups = {}; for (const item of list) groups[item.kind] = «[...groups[item.kind], item]»;',
    ),
    copied(
      'array',
      'state.list',
      'const state = {}; for (const item of list) state.list = «[...state.list, item]»;',
    ),
    copied(
      'buffer',
      'whole',
      'let whole = Buffer.alloc(0); for await (const part of stream) whole = «Buffer.concat([whole, part])»;',
    ),
    // Twice in one loop, each counts.
    markErrors(
      'let a = []; let b = []; for (const it of list) { a = «[...a, it]»; b = «[...b, it]»; }',
      [
        { messageId: 'array', data: { name: 'a' } },
        { messageId: 'array', data: { name: 'b' } },
      ],
    ),
    // Adding in two ways is still adding.
    markErrors(
      'let a = []; for (const it of list) { if (it.x) a = «[...a, it]»; else a = «[it, ...a]»; }',
      [
        { messageId: 'array', data: { name: 'a' } },
        { messageId: 'array', data: { name: 'a' } },
      ],
    ),
  ],
});

createRuleTester({ typed: true }).run('accumulating-spread with types', rule, {
  valid: [
    'declare const words: string[]; declare const initial: string; words.reduce((text, word) => text.concat(word), initial);',
  ],
  invalid: [
    copied(
      'array',
      'all',
      'declare const words: string[]; declare const initial: string[]; words.reduce((all, word) => «all.concat(word)», initial);',
    ),
  ],
});
