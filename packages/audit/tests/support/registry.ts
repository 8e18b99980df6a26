import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

import { affects } from '../../src/matching/affects.js';
import { packumentOf, type KnownPackage, type PackumentForm } from './packuments.js';

/** An advisory that the registry knows. */
export interface KnownAdvisory {
  readonly id: number;
  readonly package: string;
  readonly ghsa: string;
  readonly cves?: readonly string[];
  readonly title: string;
  readonly severity: string;
  readonly vulnerable: string;
  readonly patched?: string;
  readonly score?: number;
}

/** How an audit is answered. */
export type Answering =
  'well' | 'empty object' | 'nothing' | 'html' | 'truncated' | 'never' | 'reset' | number;

/** A registry on this machine. */
export interface Registry {
  /** `http://127.0.0.1:4873/`. */
  readonly url: string;
  readonly port: number;
  /** What was asked, `POST /-/npm/v1/security/advisories/bulk`. */
  readonly requests: readonly string[];
  /** Versions that were asked about, `minimist@0.0.8`, by question. */
  readonly questions: readonly ReadonlySet<string>[];
  /** Packages that were asked about, `short ms`, in turn. */
  readonly packuments: readonly string[];
  /** As whom each package was asked about, by its name. */
  readonly authorizations: ReadonlyMap<string, string | undefined>;
  readonly server: Server;
  readonly close: () => Promise<void>;
}

/** How a registry behaves. */
export interface RegistryOptions {
  readonly advisories?: readonly KnownAdvisory[];
  /** For each audit in turn, the last one for all that follow. */
  readonly answers?: readonly Answering[];
  /** Decides by what is asked. */
  readonly answer?: (asked: ReadonlySet<string>) => Answering;
  /** Whether it answers in bulk with all advisories about a package, whatever its version. */
  readonly tellsAll?: boolean;
  /** What the older endpoints count. */
  readonly totalDependencies?: number;
  /** Without it nobody is answered. */
  readonly token?: string;
  /** Packages that it can tell of by name; all by a function. Without them it tells of none. */
  readonly packages?:
    Readonly<Record<string, KnownPackage>> | ((name: string) => KnownPackage | undefined);
  /** Decides how a question about a package is answered; an address to be sent on to, or a text. */
  readonly packument?: (
    name: string,
    form: PackumentForm,
    attempt: number,
  ) => Answering | { readonly location: string } | { readonly text: string } | undefined;
}

/** What everybody knows of the canary. */
export const minimist: readonly KnownAdvisory[] = [
  {
    id: 1097678,
    package: 'minimist',
    ghsa: 'GHSA-xvch-5gv4-984h',
    cves: ['CVE-2021-44906'],
    title: 'Prototype Pollution in minimist',
    severity: 'critical',
    vulnerable: '<0.2.4',
    patched: '>=0.2.4',
    score: 9.8,
  },
  {
    id: 1097677,
    package: 'minimist',
    ghsa: 'GHSA-xvch-5gv4-984h',
    cves: ['CVE-2021-44906'],
    title: 'Prototype Pollution in minimist',
    severity: 'critical',
    vulnerable: '>=1.0.0 <1.2.6',
    patched: '>=1.2.6',
    score: 9.8,
  },
];

/** One whose severity nobody knows; newer pnpm leaves it out, and the registry is asked without it. */
export const rimraf: KnownAdvisory = {
  id: 7,
  package: 'rimraf',
  ghsa: 'GHSA-2222-3333-4444',
  title: 'A thing with a new word for how bad it is',
  severity: 'catastrophic',
  vulnerable: '<2.6.4',
};

/**
 * Starts a registry that speaks the protocols of audits: in bulk, as npm 7, pnpm 11, Yarn 4 and Bun do, and the two older
 * ones of classic Yarn and pnpm 10.
 *
 * @param options - What it knows, and how it behaves.
 * @returns The registry. Call `close` at the end of the test.
 */
export async function startRegistry(options: RegistryOptions = {}): Promise<Registry> {
  const requests: string[] = [];
  const questions: Set<string>[] = [];
  const packuments: string[] = [];
  const authorizations = new Map<string, string | undefined>();
  const answers = [...(options.answers ?? ['well' as const])];
  const server = createServer((request, response) => {
    void respond(request, response);
  });
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    if (
      options.token !== undefined &&
      request.headers.authorization !== `Bearer ${options.token}`
    ) {
      send(response, 401, '{"error":"who are you?"}');
      return;
    }
    if (request.method === 'GET' && options.packages !== undefined) {
      const name = decodeURIComponent((request.url ?? '').replace(/^\//u, ''));
      const form = request.headers.accept?.includes('npm.install-v1') === true ? 'short' : 'long';
      packuments.push(`${form} ${name}`);
      authorizations.set(name, request.headers.authorization);
      const attempt = packuments.filter((one) => one === `${form} ${name}`).length;
      tell(name, form, options.packument?.(name, form, attempt), options, request, response);
      return;
    }
    if (request.method !== 'POST' || !(request.url ?? '').includes('/-/npm/v1/security/')) {
      send(response, 404, '{"error":"not found"}');
      return;
    }
    const inBulk = request.url?.endsWith('/bulk') === true;
    const asked = inBulk ? versionsInBulk(body) : versionsInTree(body);
    questions.push(asked);
    const next = answers.length > 1 ? answers.shift() : answers[0];
    const answering = options.answer?.(asked) ?? next ?? 'well';
    const known = options.advisories ?? minimist;
    const text = JSON.stringify(
      inBulk
        ? answerInBulk(asked, known, options.tellsAll === true)
        : answerAsBefore(asked, known, options.totalDependencies),
    );
    misbehave(answering, text, request, response);
  };
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    port,
    requests,
    questions,
    packuments,
    authorizations,
    server,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function tell(
  name: string,
  form: PackumentForm,
  answering: ReturnType<NonNullable<RegistryOptions['packument']>>,
  { packages = {} }: RegistryOptions,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (typeof answering === 'object' && 'location' in answering) {
    response.writeHead(302, { location: answering.location }).end();
    return;
  }
  const known = typeof packages === 'function' ? packages(name) : packages[name];
  const text =
    typeof answering === 'object'
      ? answering.text
      : JSON.stringify(known === undefined ? {} : packumentOf(name, known, form));
  const how = typeof answering === 'object' ? 'well' : answering;
  misbehave(how ?? (known === undefined ? 404 : 'well'), text, request, response);
}

function misbehave(
  answering: Answering,
  text: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  switch (answering) {
    case 'well':
      send(response, 200, text);
      break;
    case 'empty object':
      send(response, 200, '{}');
      break;
    case 'nothing':
      send(response, 200, '');
      break;
    case 'html':
      send(response, 200, '<!doctype html><title>Log in</title>', 'text/html');
      break;
    case 'truncated':
      send(response, 200, text.slice(0, Math.max(text.length - 20, 1)));
      break;
    case 'never':
      break;
    case 'reset':
      request.socket.destroy();
      break;
    default:
      send(response, answering, '{"error":"no audits today"}');
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  return (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
}

function send(
  response: ServerResponse,
  status: number,
  text: string,
  type = 'application/json',
): void {
  response.writeHead(status, { 'content-type': type }).end(text);
}

function versionsInBulk(body: string): Set<string> {
  const lists = JSON.parse(body) as Readonly<Record<string, readonly string[]>>;
  return new Set(
    Object.entries(lists).flatMap(([name, versions]) =>
      versions.map((version) => `${name}@${version}`),
    ),
  );
}

interface Tree {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, Tree>>;
}

function versionsInTree(body: string): Set<string> {
  const found = new Set<string>();
  const visit = ({ dependencies = {} }: Tree): void => {
    for (const [name, tree] of Object.entries(dependencies)) {
      if (tree.version !== undefined) found.add(`${name}@${tree.version}`);
      visit(tree);
    }
  };
  visit(JSON.parse(body) as Tree);
  return found;
}

function hits(
  asked: ReadonlySet<string>,
  { package: name, vulnerable }: KnownAdvisory,
): readonly string[] {
  return [...asked]
    .filter((one) => one.startsWith(`${name}@`))
    .map((one) => one.slice(name.length + 1))
    .filter((version) => affects(vulnerable, version));
}

function answerInBulk(
  asked: ReadonlySet<string>,
  known: readonly KnownAdvisory[],
  tellsAll: boolean,
): object {
  const lists: Record<string, object[]> = {};
  const counts = (one: KnownAdvisory): boolean =>
    hits(asked, tellsAll ? { ...one, vulnerable: '*' } : one).length > 0;
  for (const one of known.filter(counts)) {
    (lists[one.package] ??= []).push({
      id: one.id,
      url: `https://github.com/advisories/${one.ghsa}`,
      title: one.title,
      severity: one.severity,
      vulnerable_versions: one.vulnerable,
      cwe: ['CWE-1321'],
      cvss: { score: one.score ?? 0, vectorString: null },
    });
  }
  return lists;
}

function answerAsBefore(
  asked: ReadonlySet<string>,
  known: readonly KnownAdvisory[],
  totalDependencies = asked.size,
): object {
  const found = known.filter((advisory) => hits(asked, advisory).length > 0);
  const vulnerabilities: Record<string, number> = {
    info: 0,
    low: 0,
    moderate: 0,
    high: 0,
    critical: 0,
  };
  for (const { severity } of found)
    vulnerabilities[severity] = (vulnerabilities[severity] ?? 0) + 1;
  return {
    actions: found.map(({ id, package: module }) => ({
      action: 'review',
      module,
      resolves: [{ id, path: module, dev: false, optional: false, bundled: false }],
    })),
    advisories: Object.fromEntries(
      found.map((one) => [
        one.id,
        {
          id: one.id,
          module_name: one.package,
          title: one.title,
          severity: one.severity,
          vulnerable_versions: one.vulnerable,
          patched_versions: one.patched ?? '<0.0.0',
          cves: one.cves ?? [],
          github_advisory_id: one.ghsa,
          url: `https://github.com/advisories/${one.ghsa}`,
          cvss: { score: one.score ?? 0, vectorString: null },
          findings: hits(asked, one).map((version) => ({
            version,
            paths: [one.package],
            dev: false,
            optional: false,
            bundled: false,
          })),
          cwe: ['CWE-1321'],
          access: 'public',
          created: '2022-03-18T00:01:09.000Z',
          updated: '2023-09-11T16:22:16.000Z',
          deleted: null,
          found_by: null,
          reported_by: null,
          references: '',
          recommendation: 'Update it.',
          overview: one.title,
          metadata: null,
        },
      ]),
    ),
    muted: [],
    metadata: {
      vulnerabilities,
      dependencies: totalDependencies,
      devDependencies: 0,
      optionalDependencies: 0,
      totalDependencies,
    },
  };
}
