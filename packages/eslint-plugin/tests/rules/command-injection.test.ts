import { createRuleTester, ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/command-injection.js';
import { markErrors } from '../support/mark-errors.js';

const imports = `
import cp, { exec, execFile, execSync, fork, spawn, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import crossSpawn from 'cross-spawn';
import { $ as execaShell, execa, execaCommand } from 'execa';
import { NodeSSH } from 'node-ssh';
import * as pty from 'node-pty';
import { Client } from 'ssh2';
import { quote } from 'shell-quote';
import shell from 'shelljs';
import { $ } from 'zx';
`;

function handler(body: string): string {
  return `${imports}app.post('/', async (req, res) => { ${body} });`;
}

function reported(code: string, source: string, messageId: 'line' | 'program' = 'line') {
  return markErrors(code, [{ messageId, data: { source } }]);
}

function inHandler(body: string, source = 'req.query', messageId: 'line' | 'program' = 'line') {
  return reported(handler(body), source, messageId);
}

ruleTester.run('command-injection', rule, {
  valid: [
    // No shell: what is put in stays one argument.
    handler('execFile("ping", ["-c", "1", req.query.host], show);'),
    handler('spawn("ping", ["-c", "1", req.query.host]);'),
    handler('spawn("git", ["clone", "--", req.query.url], { cwd: req.params.folder });'),
    handler('spawn("ping", [req.query.host], { shell: false });'),
    handler('spawn("ping", [req.query.host], { shell: undefined });'),
    handler('fork("./worker.js", [req.query.id]);'),
    handler('await execa("ping", [req.query.host]);'),
    handler('await $`ping ${req.query.host}`;'),
    handler('await execaShell`ping ${req.query.host}`;'),
    handler('await execaShell({ cwd: "/srv" })`ping ${req.query.host}`;'),
    handler('await Bun.$`ping ${req.query.host}`;'),
    handler('Bun.spawn(["ping", req.query.host]);'),
    handler('crossSpawn("ping", [req.query.host]);'),
    // After the line come arguments of it.
    handler('spawn("sh", ["-c", \'ping "$1"\', "sh", req.query.host]);'),
    handler('spawn("bash", ["./deploy.sh", req.query.host]);'),
    handler('execFile("node", ["./script.js", req.query.host]);'),
    handler('execFile("python3", ["script.py", "-c", "config.yml"]);'),
    handler('spawn("gh", ["codespace", "ports", "-c", req.query.name]);'),
    handler('execFile("git", ["-c", `user.name=${req.query.name}`, "commit"]);'),

    // Whoever calls these says the command, and what the file itself says is written.
    `${imports}export function run(command) { return execSync(command); } run('git status'); run(...lines);`,
    `${imports}function run(command) { if (command) run(command); execSync(command); } export const tag = (name) => run(quote(['git', 'tag', name]));`,
    // Written in the code, or from elsewhere.
    handler('exec("ls -l", show);'),
    handler('exec(`ls -l ${__dirname}`);'),
    handler('exec("git rev-parse " + process.env.BRANCH);'),
    handler('exec(`convert ${config.input} out.png`);'),
    handler('const folder = path.join(__dirname, "a"); execSync(`rm -rf "${folder}"`);'),
    handler('const flag = req.query.all ? "-a" : ""; exec(`ls ${flag}`);'),
    handler('const commands = { list: "ls", disk: "df" }; exec(commands[req.query.command]);'),
    handler('const job = await Job.findById(req.params.id); exec(job.command);'),
    'const version = process.argv[2]; require("child_process").execSync(`git tag v${version}`);',
    "const { execSync } = require('child_process'); const next = semver.inc(current, 'major'); execSync(`git commit -m \"v${next}\"`);",
    "const { execSync } = require('child_process'); for (const name of readdirSync('.')) execSync(`tsc -p ${name}`);",
    "const { exec } = require('child_process'); const run = (src) => exec(`swc ${src}`); run('./server'); run('./shared');",
    "program.command('release <version>').action((version) => { require('child_process').execSync(`git tag ${version}`); });",

    // A function that runs what it is given says so by its name and its parameter.
    `${imports}export function run(command) { return execSync(command, { encoding: 'utf8' }); }`,
    `${imports}export const run = (command, args) => exec(command + ' ' + args.join(' '));`,
    `${imports}export const run = (command) => exec(\`\${command} --json\`);`,
    `${imports}export const run = (command, args, options) => spawn(command, args, { ...options, shell: true });`,
    // Numbers and listed words are harmless.
    `${imports}export const kill = (pid: number) => exec(\`kill \${pid}\`);`,
    `${imports}export const log = (level: 'info' | 'warn') => exec(\`logger -p \${level}\`);`,
    `${imports}export const stop = (pid) => exec('kill ' + Number(pid));`,

    // Checked or quoted.
    handler('const port = Number(req.query.port); exec(`lsof -i :${port}`);'),
    handler('exec(`sleep ${parseInt(req.query.seconds, 10)}`);'),
    handler(
      'const { host } = req.query; if (!/^[a-z0-9.-]+$/.test(host)) return; exec(`ping ${host}`);',
    ),
    handler(
      'const { name } = req.query; if (!allowed.includes(name)) return; exec(`systemctl restart ${name}`);',
    ),
    handler('exec(quote(["ping", req.query.host]));'),
    handler('exec(`ping ${quote([req.query.host])}`);'),
    handler('exec(`ping ${escapeShellArgument(req.query.host)}`);'),
    handler(
      'const programs = new Map([["list", "ls"]]); spawn(programs.get(req.query.program), []);',
    ),
    handler('if (!["ls", "df"].includes(req.query.program)) return; spawn(req.query.program, []);'),
    handler('execFile(path.join("/srv/scripts", path.basename(req.query.script)));').replace(
      'import cp',
      "import path from 'node:path';\nimport cp",
    ),

    // Other things that are called `exec` and `spawn`.
    handler('const match = /a(b)/.exec(req.query.text);'),
    handler('await User.findOne({ id: req.query.id }).exec();'),
    handler('await db.exec(req.query.text);'),
    handler('redis.multi().set("a", req.query.a).exec();'),
    handler('pattern.exec(req.query.text); router.exec(`a ${req.query.text}`);'),
    "import { exec } from './runner.js'; app.get('/', (req) => exec(`a ${req.query.a}`));",
    "function exec(text) { return pattern.test(text); } app.get('/', (req, res) => exec(`a ${req.query.a}`));",
    'exec(); spawn(); execSync(...args);',
    "require('child_process').spawn('ls', ['-l'], options);",
    'tag`a ${b}`;',
  ],
  invalid: [
    inHandler('exec(«"ping " + req.query.host», show);'),
    inHandler('exec(«`ping -c 1 ${req.query.host}`»);'),
    inHandler('exec(«req.query.command»);'),
    inHandler('exec(«`${req.query.command} -a`»);'),
    inHandler('const line = `ping ${req.query.host}`; execSync(«line»);'),
    inHandler('let line = "ping "; line += req.query.host; execSync(«line»);'),
    inHandler('exec(«["ping", req.query.host].join(" ")»);'),
    inHandler('exec(«`ping "${req.query.host}"`»);'),
    inHandler('exec(«`ping ${JSON.stringify(req.query.host)}`»);'),
    inHandler('exec(«`ping ${req.query.host.replace(/;/g, "")}`»);'),
    inHandler('cp.exec(«`ping ${req.query.host}`»);'),
    inHandler('const run = promisify(exec); await run(«`ping ${req.query.host}`»);'),
    inHandler('const { host } = req.body; exec(«`ping ${host}`»);', 'req.body'),
    inHandler(
      'const hosts = req.body.hosts; for (const host of hosts) exec(«`ping ${host}`»);',
      'req.body',
    ),
    inHandler('if (req.query.host.length > 3) exec(«`ping ${req.query.host}`»);'),
    reported(
      "const { exec } = require('child_process'); module.exports.ping = function (req, res) { exec(«'ping ' + req.body.host»); };",
      'req.body',
    ),
    reported(
      "app.get('/', (req, res) => { require('child_process').execSync(«`ls ${req.query.folder}`»); });",
      'req.query',
    ),
    reported(
      `${imports}function ping(host) { return execSync(«\`ping \${host}\`»); } app.get('/', (req) => ping(req.query.host));`,
      'req.query',
    ),
    reported(
      `${imports}app.get('/', (c) => exec(«\`ping \${c.req.query('host')}\`»));`,
      "c.req.query('host')",
    ),
    reported(
      `${imports}class Tools { ping(@Query('host') host: string) { return exec(«\`ping \${host}\`»); } }`,
      'host',
    ),

    // A shell by an option or as the program.
    inHandler('spawn("ping", [«req.query.host»], { shell: true });'),
    inHandler('spawn("ping", ["-c", "1", «req.query.host»], { shell: "/bin/bash" });'),
    inHandler('spawn("ping", [«req.query.host»], { shell: process.platform === "win32" });'),
    inHandler('spawn(«`ping ${req.query.host}`», { shell: true });'),
    inHandler('const options = { shell: true }; spawn("ping", [«req.query.host»], options);'),
    inHandler(
      'const args = ["-c", "1", «req.query.host»]; spawnSync("ping", args, { shell: true });',
    ),
    inHandler('execFile("ping", «req.body.args», { shell: true });', 'req.body'),
    inHandler('spawn("sh", ["-c", «`ping ${req.query.host}`»]);'),
    inHandler('spawn("/bin/bash", ["-lc", «req.query.command»]);'),
    inHandler('execFile("cmd.exe", ["/c", "dir", «req.query.folder»]);'),
    inHandler('spawn("powershell", ["-Command", «`Get-Item ${req.query.path}`»]);'),
    inHandler('execFile("node", ["-e", «req.query.code»]);'),
    inHandler('execFile("python3", ["-c", «`print(${req.query.code})`»]);'),
    inHandler('crossSpawn.sync("ping", [«req.query.host»], { shell: true });'),
    inHandler('await execa("ping", [«req.query.host»], { shell: true });'),
    inHandler('await execaCommand(«`ping ${req.query.host}`»);'),
    inHandler('await execaShell({ shell: true })`ping ${«req.query.host»}`;'),
    inHandler('await $`bash -c ${«req.query.command»}`;'),
    inHandler('await Bun.$`ping ${{ raw: «req.query.host» }}`;'),
    inHandler('Bun.spawn(["sh", "-c", «`ping ${req.query.host}`»]);'),
    inHandler('shell.exec(«`ping ${req.query.host}`»);'),
    inHandler('const client = new Client(); client.exec(«`ls ${req.query.folder}`», show);'),
    inHandler('const ssh = new NodeSSH(); await ssh.execCommand(«`ls ${req.query.folder}`»);'),
    inHandler('pty.spawn("bash", ["-c", «req.query.command»], {});'),

    // The program itself.
    inHandler('spawn(«req.query.program», []);', 'req.query', 'program'),
    inHandler('execFile(«`/srv/scripts/${req.query.name}`»);', 'req.query', 'program'),
    inHandler('fork(«req.query.file»);', 'req.query', 'program'),
    inHandler('Bun.spawn([«req.query.program», "-v"]);', 'req.query', 'program'),

    // A command that a function fills in with what its callers give.
    reported(
      `${imports}export function checkout(branch) { return execSync(«\`git checkout \${branch}\`»); }`,
      'branch',
    ),
    reported(
      `${imports}export async function find(query: string, folder: string) { return exec(«\`grep -r "\${query}" \${folder}\`»); }`,
      'query',
    ),
    reported(
      `${imports}export class Git { tag(name: string) { execSync(«'git tag ' + name»); } }`,
      'name',
    ),
    reported(
      `${imports}export const run = (folder) => spawn('sh', ['-c', «\`ls \${folder}\`»]);`,
      'folder',
    ),
    // The function that runs it is another one.
    reported(
      `${imports}function run(command) { return new Promise((resolve) => exec(command, resolve)); }
       export const copy = ({ name }) => run(«\`cp \${name} backup\`»);`,
      '{ name }',
    ),
    reported(
      `${imports}const sh = (line, options) => execSync(line, options); const run = (line) => sh(line, {});
       export function tag(name) { run('git status'); run(«'git tag ' + name»); }`,
      'name',
    ),
    // A model's tool.
    reported(
      `${imports}server.registerTool('find', { inputSchema: z.object({ query: z.string() }) }, async ({ query }) => { exec(«\`grep \${query} notes\`»); });`,
      '{ query }',
    ),
  ],
});

createRuleTester({ typed: true }).run('command-injection with types', rule, {
  valid: [
    `${imports}type Level = 'info' | 'warn'; export const log = (level: Level) => exec(\`logger -p \${level}\`);`,
    `${imports}interface Process { pid: number } export const stop = ({ pid }: Process) => exec(\`kill \${pid}\`);`,
  ],
  invalid: [
    reported(
      `${imports}interface Place { host: string } export const ping = ({ host }: Place) => exec(«\`ping \${host}\`»);`,
      '{ host }: Place',
    ),
    inHandler('exec(«`ping ${req.query.host}`»);'),
  ],
});
