import { createRuleTester, ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/ssrf.js';
import { markErrors } from '../support/mark-errors.js';

const imports = `
import axios, { AxiosInstance } from 'axios';
import got from 'got';
import http from 'node:http';
import https from 'https';
import needle from 'needle';
import nodeFetch from 'node-fetch';
import ky from 'ky';
import { $fetch, ofetch } from 'ofetch';
import net from 'net';
import tls from 'tls';
import puppeteer from 'puppeteer';
import { chromium } from 'playwright';
import request from 'request';
import rp from 'request-promise';
import superagent from 'superagent';
import * as undici from 'undici';
import { WebSocket } from 'ws';
import wkhtmltopdf from 'wkhtmltopdf';
import { config } from './config.js';
`;

function handler(body: string): string {
  return `${imports}app.post('/', async (req, res) => { ${body} });`;
}

function shown(body: string, source = 'req.body') {
  return markErrors(handler(body), [{ messageId: 'page', data: { source } }]);
}

function reported(body: string, source = 'req.query') {
  return markErrors(handler(body), [{ messageId: 'chosen', data: { source } }]);
}

ruleTester.run('ssrf', rule, {
  valid: [
    // Pages that are written here, escaped, or made by a template engine; functions are no text.
    handler("await page.setContent('<p>Hello</p>');"),
    handler("await page.setContent(await ejs.renderFile('invoice.ejs', req.body));"),
    handler('await page.setContent(`<p>${escapeHtml(req.body.name)}</p>`);'),
    `import escape from 'escape-html'; ${handler('await page.setContent(`<p>${escape(req.body.name)}</p>`);')}`,
    handler('await page.setContent(`<p>${Number(req.body.amount)}</p>`);'),
    handler('await page.evaluate((name) => greet(name), req.body.name);'),
    handler('editor.setContent(req.body.text);'),
    handler("wkhtmltopdf('http://localhost/invoices/' + req.params.id).pipe(res);"),
    handler('wkhtmltopdf(`https://own.example/invoices/${req.params.id}`).pipe(res);'),
    // The host is written here.
    'fetch("https://api.example/items");',
    handler('await fetch(`https://api.example/items/${req.params.id}`);'),
    handler('await fetch("https://api.example/items?q=" + req.query.q);'),
    handler('await fetch("https://api.example?q=" + req.query.q);'),
    handler('await fetch(`https://api.example:8080/${req.query.q}`);'),
    handler('await axios.get(`https://api.example/${req.query.q}`, { params: req.query });'),
    handler('await axios.post("https://api.example/", req.body);'),
    handler('await axios({ url: "https://api.example/", method: "post", data: req.body });'),
    handler('await axios({ baseURL: "https://api.example", url: `/items/${req.query.id}` });'),
    handler('await got("items", { prefixUrl: "https://api.example", searchParams: req.query });'),
    handler('https.request({ hostname: "api.example", path: req.query.path });'),
    handler(
      'https.request({ host: "api.example", path: `/${req.query.path}`, headers: req.headers });',
    ),
    handler('const base = "https://api.example"; await fetch(`${base}/${req.query.q}`);'),
    handler('const url = ["https://api.example", req.query.q].join("/"); await fetch(url);'),
    handler('let url = "https://api.example/"; url += req.query.q; await fetch(url);'),
    handler(
      'const url = new URL("https://api.example"); url.pathname = req.query.q; await fetch(url);',
    ),
    handler(
      'const url = new URL("https://api.example"); url.searchParams.set("q", req.query.q); await fetch(url);',
    ),
    handler('await fetch(new URL(`/items/${req.query.id}`, "https://api.example"));'),
    handler('await fetch(new URL("items?q=" + req.query.id, "https://api.example"));'),
    handler('await fetch(req.query.test ? "https://a.example" : "https://b.example");'),
    handler('const hosts = { a: "https://a.example" }; await fetch(hosts[req.query.host]);'),
    handler('const toUrl = (id) => `https://api.example/${id}`; await fetch(toUrl(req.query.id));'),
    `${imports}function load(url) { return fetch(url); } app.get('/', (req, res) => { load("https://api.example/" + req.query.q); });`,

    // The host comes from elsewhere, but not from the caller.
    handler('await fetch(`${process.env.API_URL}/${req.query.q}`);'),
    handler('await fetch(`${config.baseUrl}/${req.query.q}`);'),
    handler('await fetch(config.baseUrl + req.query.q);'),
    handler('await fetch(`https://${config.host}/${req.query.q}`);'),
    handler('await fetch(`https://${config.host}${req.query.q}`);'),
    handler('await fetch(`${process.env.API_URL || "http://localhost:3000"}${req.query.q}`);'),
    handler('await fetch(new URL(`/items/${req.query.q}`, config.baseUrl));'),
    handler('const url = await findUrl(req.query.id); await fetch(url);'),
    handler('const hook = await Hook.findById(req.params.id); await fetch(hook.url);'),
    'export const load = (url) => fetch(url);',
    'export async function get(url: string) { return (await fetch(url)).json(); }',
    `${imports}export class Api { async get(path: string) { return axios.get(path); } }`,

    // The server's own address.
    handler('await fetch(`http://backend.internal${req.originalUrl}`);'),
    handler('await fetch("http://backend.internal" + req.url, { method: req.method });'),
    handler('await fetch(`${req.protocol}://${req.get("host")}/items`);'),
    handler('await fetch(`https://${req.headers.host}/items`);'),
    handler(
      'const url = new URL(req.url, `https://${req.headers.host}`); await fetch("https://a.example" + url.pathname + url.search);',
    ),
    'export default { async fetch(request: Request) { return fetch(request.url, { headers: request.headers }); } };',
    "export default { async fetch(request: Request) { const url = new URL(request.url); url.hostname = 'origin.example'; return fetch(url); } };",
    'app.all("/proxy/*", async (c) => { const url = new URL(c.req.url); return fetch(`https://origin.example${url.pathname}${url.search}`, c.req.raw); });',
    'export async function GET(request: Request) { return fetch(request); }',

    // Checked.
    handler(
      'const url = new URL(req.query.url); if (!allowed.has(url.hostname)) throw new Error(); await fetch(url);',
    ),
    handler(
      'const url = new URL(req.query.url); if (url.hostname !== "api.example") return; await fetch(url.href);',
    ),
    handler(
      'const { url } = req.query; if (new URL(url).host !== "api.example") return; await fetch(url);',
    ),
    handler(
      'const { url } = req.query; const { hostname } = new URL(url); if (!["a.example"].includes(hostname)) return; await fetch(url);',
    ),
    handler(
      'const { url } = req.query; if (!url.startsWith("https://api.example/")) return; await fetch(url);',
    ),
    handler(
      'const { url } = req.query; if (!/^https:\\/\\/api\\.example\\//.test(url)) return; await fetch(url);',
    ),
    handler(
      'const { host } = req.query; if (!allowed.includes(host)) return; await fetch(`https://${host}/items`);',
    ),
    handler(
      'const url = new URL(req.query.url); if (!url.hostname.endsWith(".api.example")) return; await fetch(url);',
    ),
    handler('const { url } = req.query; if (!isAllowedUrl(url)) return; await fetch(url);'),
    handler(
      'const { url } = req.query; if (await isPrivateAddress(new URL(url).hostname)) return; await fetch(url);',
    ),
    handler('await assertPublicUrl(req.body.url); await fetch(req.body.url);'),
    handler('await fetch(validateUrl(req.body.url));'),
    handler('await fetch(`https://${encodeURIComponent(req.query.shop)}.shop.example/`);'),
    handler(
      'const shop = req.query.shop.replace(/[^a-z0-9-]/g, ""); await fetch(`https://${shop}.shop.example/`);',
    ),
    handler('await fetch(`https://s${Number(req.query.shard)}.example/`);'),

    // Not a request.
    handler('const url = new URL(req.query.url); res.json({ host: url.host });'),
    handler('router.get(req.query.url, show);'),
    handler('cache.get(req.query.url); map.get(req.query.url); store.fetch(req.query.url);'),
    handler('await queue.add({ url: req.query.url });'),
    handler('const fetch = makeFake(); await fetch(req.query.url);'),
    handler('await prisma.page.delete({ where: { url: req.query.url } });'),
    "test('it', async () => { await page.goto(url); });",
    'fetch();',
    'axios.get(...args);',
    "app.get('/fetch', (req, res) => res.json({}));",
    'supertest(app).get("/items").query({ url: "x" });',
    // The options of something else.
    handler(
      'http.createServer({ host: req.query.host }); https.get("https://a.example/", { headers: req.headers });',
    ),
  ],
  invalid: [
    reported('await fetch(«req.query.url»);'),
    reported('await fetch(«String(req.query.url)»);'),
    reported('await globalThis.fetch(«req.query.url»);'),
    reported('await fetch(«`https://${req.query.host}/items`»);'),
    reported('await fetch(«"https://" + req.query.host + "/items"»);'),
    reported('await fetch(«`http://${req.query.host}`»);'),
    reported('await fetch(«`//${req.query.host}/`»);'),
    reported('await fetch(«`https://${req.query.shop}.shop.example/items`»);'),
    reported('await fetch(«`https://api.${req.query.domain}/items`»);'),
    reported('await fetch(«"https://api.example" + req.query.path»);'),
    reported('await fetch(«`https://api.example:${req.query.port}/`»);'),
    reported('await fetch(«`https://${config.name}.${req.query.domain}/`»);'),
    reported('await fetch(«`${req.protocol}://${req.query.host}/items`»);'),
    reported('await fetch(«new URL(req.query.url)»);'),
    reported('await fetch(«new URL(req.query.url, "https://api.example")»);'),
    reported('await fetch(«new URL("/items", req.query.base)»);'),
    reported('await fetch(«new URL(`/${req.query.path}`, "https://api.example")»);'),
    reported('const url = new URL(req.query.url); await fetch(«url.href»);'),
    reported(
      'const url = new URL(req.query.url); await fetch(«`https://${url.host}/`»);',
      'req.query',
    ),
    reported(
      'const url = new URL("https://a.example"); url.hostname = req.query.host; await fetch(«url»);',
    ),
    reported('await fetch(«new Request(req.query.url)»);'),
    reported('await fetch(«req.query.url || "https://a.example"»);'),
    reported('await fetch(«req.query.local ? "https://a.example" : req.query.url»);'),
    reported(
      'let url = "https://a.example/"; if (req.query.url) url = req.query.url; await fetch(«url»);',
    ),
    reported('const options = { method: "GET" }; await fetch(«req.query.url», options);'),
    reported('const { url } = req.query; if (url.includes("example")) await fetch(«url»);'),
    reported('const { url } = req.query; if (url.startsWith("https://")) await fetch(«url»);'),
    reported(
      'const { url } = req.query; if (url.startsWith("https://api.example")) await fetch(«url»);',
    ),
    reported(
      'const url = new URL(req.query.url); if (!url.hostname.endsWith("example.com")) return; await fetch(«url»);',
    ),
    reported(
      'const url = new URL(req.query.url); if (url.protocol !== "https:") return; await fetch(«url»);',
    ),
    reported('const toUrl = (host) => `https://${host}/`; await fetch(«toUrl(req.query.host)»);'),
    markErrors(
      `${imports}function load(url) { return fetch(«url»); } app.get('/', (req, res) => { load(req.query.url); });`,
      [{ messageId: 'chosen', data: { source: 'req.query' } }],
    ),
    reported('await fetch(«`https://${req.headers["x-target"]}/`»);', 'req.headers["x-target"]'),
    reported('await fetch(«req.body.hook.url»);', 'req.body'),

    // Each client in the spelling of its documentation.
    reported('await nodeFetch(«req.query.url»);'),
    reported('await axios(«req.query.url»);'),
    reported('await axios.get(«req.query.url», { timeout: 1 });'),
    reported('await axios.post(«req.query.url», req.body);'),
    reported('await axios({ method: "get", url: «req.query.url» });'),
    reported('await axios.request({ url: «req.query.url» });'),
    reported('await axios.request({ baseURL: «req.query.url», url: "/items" });'),
    reported('const api = axios.create({ baseURL: «req.query.url» });'),
    reported(
      'const api = axios.create({ baseURL: "https://a.example" }); await api.get(«req.query.url»);',
    ),
    reported('const options = { url: «req.query.url» }; await axios(options);'),
    reported('await got(«req.query.url»).json();'),
    reported('await got.post(«req.query.url», { json: {} });'),
    reported('got.stream(«req.query.url»).pipe(res);'),
    reported('await got({ url: «req.query.url» });'),
    reported('http.get(«req.query.url», (answer) => answer.pipe(res));'),
    reported('https.request(«new URL(req.query.url)», { method: "HEAD" });'),
    reported('http.request({ hostname: «req.query.host», path: "/" });'),
    reported('https.get({ host: «req.query.host» }, show);'),
    reported('needle.get(«req.query.url», show);'),
    reported('await needle("get", «req.query.url»);'),
    reported('await ky.get(«req.query.url»).json();'),
    reported('await ky(«req.query.url»);'),
    reported('await ofetch(«req.query.url»);'),
    reported('await $fetch(«req.query.url»);'),
    reported('request(«req.query.url»).pipe(res);'),
    reported('request({ uri: «req.query.url» }, show);'),
    reported('request.get({ url: «req.query.url» }, show);'),
    reported('await rp(«req.query.url»);'),
    reported('await superagent.get(«req.query.url»);'),
    reported('await undici.request(«req.query.url»);'),
    reported('await undici.fetch(«req.query.url»);'),
    reported('new undici.Client(«req.query.url»);'),
    reported('net.connect(443, «req.query.host»);'),
    reported('const client = new net.Socket(); client.connect(443, «req.query.host», show);'),
    reported('net.createConnection({ port: 80, host: «req.query.host» });'),
    reported('tls.connect({ host: «req.query.host», port: 443 });'),
    reported('new WebSocket(«req.query.url»);'),
    reported(
      'const browser = await puppeteer.launch(); const page = await browser.newPage(); await page.goto(«req.query.url»);',
    ),
    reported(
      'const browser = await chromium.launch(); const tab = await browser.newPage(); await tab.goto(«req.query.url»);',
    ),
    reported('await renderer.page.goto(«req.query.url»);'),
    reported('wkhtmltopdf(«req.query.url»).pipe(res);'),
    reported('wkhtmltopdf(«`https://${req.query.host}/`», { output: "a.pdf" });'),
    shown('wkhtmltopdf(«`<h1>${req.body.title}</h1>`»).pipe(res);'),
    shown('await page.setContent(«req.body.html»);'),
    shown("const { html } = req.body; await this.page.setContent(«'<html>' + html + '</html>'»);"),
    shown('await page.evaluate(«`show(${req.body.text})`»);'),
    shown('await page.evaluateOnNewDocument(«req.body.script»);'),
    markErrors(
      "const axios = require('axios'); app.get('/', (req, res) => axios.get(«req.query.url»));",
      [{ messageId: 'chosen', data: { source: 'req.query' } }],
    ),
    markErrors(
      "const { get } = require('http'); app.get('/', (req, res) => get(«req.query.url»));",
      [{ messageId: 'chosen', data: { source: 'req.query' } }],
    ),
    markErrors(
      "import { HttpService } from '@nestjs/axios'; class Pages { constructor(private readonly http: HttpService) {} show(@Query('url') url: string) { return this.http.get(«url»); } }",
      [{ messageId: 'chosen', data: { source: 'url' } }],
    ),
    // Each framework brings input its own way.
    markErrors("app.get('/', async (c) => fetch(«c.req.query('url')»));", [
      { messageId: 'chosen', data: { source: "c.req.query('url')" } },
    ]),
    markErrors(
      'export async function POST(request: Request) { const { url } = await request.json(); return fetch(«url»); }',
      [{ messageId: 'chosen', data: { source: 'request.json()' } }],
    ),
    markErrors("fastify.get('/', async (request, reply) => fetch(«request.query.url»));", [
      { messageId: 'chosen', data: { source: 'request.query' } },
    ]),
    markErrors(
      'export const handler = async (event) => fetch(«event.queryStringParameters.url»);',
      [{ messageId: 'chosen', data: { source: 'event.queryStringParameters' } }],
    ),
    markErrors(
      "http.createServer((req, res) => { const target = new URL(req.url, 'http://a.example').searchParams.get('url'); fetch(«target»); });",
      [{ messageId: 'chosen', data: { source: 'req.url' } }],
    ),
  ],
});

createRuleTester({ typed: true }).run('ssrf with types', rule, {
  valid: [handler('await fetch(`https://api.example/${req.query.q}`);')],
  invalid: [reported('await fetch(«req.query.url»);')],
});
