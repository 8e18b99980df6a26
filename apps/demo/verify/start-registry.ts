import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { readInventory } from '@groundrules/audit';

/** What is told of a version. */
interface Fact {
  /** How many days before today it was published. */
  readonly days: number;
  readonly provenance?: boolean;
}

/** By package and version. */
type Facts = Readonly<Record<string, Readonly<Record<string, Fact>>>>;

/** A registry on this machine, which serves no archives. */
export interface Registry {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const day = 24 * 60 * 60 * 1000;
/** Long enough for anything to count as settled. */
const settled: Fact = { days: 1000 };
/** A question names what is installed and no more. */
const mostBytes = 1024 * 1024;
const bulk = '/-/npm/v1/security/advisories/bulk';
/** The one that every audit asks about first; what the twin has is known by the audit without a network. */
const canary = 'GHSA-xvch-5gv4-984h.json';

/**
 * Starts a registry on the loopback interface that tells of packages what stands in a file, and of one advisory.
 *
 * @param root - A folder with a lockfile; what it installs and the file does not name was published long ago.
 * @param demo - The folder of the demo, which has the facts.
 * @returns The registry. Call `close` when it is not needed any more.
 */
export async function startRegistry(root: string, demo: string): Promise<Registry> {
  const [facts, advisory, { packages }] = await Promise.all([
    readJson<Facts>(path.join(demo, 'registry/packages.json')),
    readJson<OsvEntry>(path.join(demo, 'advisories', canary)),
    readInventory(root),
  ]);
  const known = new Map<string, Record<string, Fact>>();
  for (const { name, version } of packages) {
    known.set(name, { ...known.get(name), [version]: settled });
  }
  for (const [name, versions] of Object.entries(facts)) {
    known.set(name, { ...known.get(name), ...versions });
  }
  const server = createServer((request, response) => {
    if (request.url === bulk) void answerBulk(request, response, advisory);
    else {
      const name = decodeURIComponent((request.url ?? '').slice(1));
      const versions = known.get(name);
      send(response, versions === undefined ? 404 : 200, toPackument(name, versions ?? {}));
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function toPackument(name: string, versions: Readonly<Record<string, Fact>>): object {
  const times = Object.entries(versions).map(
    ([version, { days }]) => [version, new Date(Date.now() - days * day).toISOString()] as const,
  );
  return {
    name,
    versions: Object.fromEntries(
      Object.entries(versions).map(([version, { provenance = false }]) => [
        version,
        {
          name,
          version,
          dist: provenance
            ? { attestations: { provenance: { predicateType: 'https://slsa.dev/provenance/v1' } } }
            : {},
        },
      ]),
    ),
    time: Object.fromEntries(times),
  };
}

/** An advisory in OSV's format, as far as it counts here. */
interface OsvEntry {
  readonly id: string;
  readonly summary: string;
  readonly affected: readonly {
    readonly package: { readonly name: string };
    readonly ranges: readonly {
      readonly events: readonly { readonly introduced?: string; readonly fixed?: string }[];
    }[];
  }[];
  readonly database_specific: { readonly severity: string };
}

/** Tells of it whenever it is asked about its package. */
async function answerBulk(
  request: IncomingMessage,
  response: ServerResponse,
  { affected, database_specific: { severity }, id, summary }: OsvEntry,
): Promise<void> {
  const asked = JSON.parse(await readBody(request)) as Readonly<Record<string, unknown>>;
  const advisories: Record<string, object[]> = {};
  for (const { package: about, ranges } of affected) {
    if (!Object.hasOwn(asked, about.name)) continue;
    for (const { events } of ranges) {
      (advisories[about.name] ??= []).push({
        id: 1,
        url: `https://github.com/advisories/${id}`,
        title: summary,
        severity: severity.toLowerCase(),
        vulnerable_versions: events
          .map(({ fixed, introduced }) =>
            introduced === undefined ? `<${fixed ?? ''}` : `>=${introduced}`,
          )
          .join(' '),
      });
    }
  }
  send(response, 200, advisories);
}

const unpack = promisify(gunzip);

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBytes) throw new Error('The question is too long.');
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  const isPacked = request.headers['content-encoding'] === 'gzip';
  return (isPacked ? await unpack(body, { maxOutputLength: mostBytes }) : body).toString();
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8')) as T;
}
