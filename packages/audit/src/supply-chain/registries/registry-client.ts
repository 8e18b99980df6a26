import { setMaxListeners } from 'node:events';
import pRetry, { AbortError } from 'p-retry';
import { EnvHttpProxyAgent, fetch, type Response } from 'undici';

import type { RegistryAccess } from '../settings/registry-access.js';
import { authorizationFor } from './authorization-for.js';
import { RegistryFailure } from './registry-failure.js';

/** How registries are asked. */
export interface RegistryClientOptions {
  readonly access: RegistryAccess;
  /** How long all questions may take together. */
  readonly timeoutMs: number;
  readonly retries: number;
  /** How long is waited before a question is asked again for the first time; then twice as long, and so on. */
  readonly retryDelayMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** What a registry is asked. */
interface RegistryQuestion {
  /** Address of the registry. */
  readonly registry: string;
  /** Relative to the registry, `@acme%2fui`. */
  readonly path: string;
  /** What kind of answer is wanted. */
  readonly accept: string;
  /** What is sent along as JSON. */
  readonly body?: unknown;
}

/** Asks registries until it is closed. */
export interface RegistryClient {
  /**
   * Asks a registry, and again where that may help.
   *
   * @param question - What is asked.
   * @returns What it answered, parsed.
   * @throws {@link RegistryFailure} where that is no JSON, or there is no answer.
   */
  readonly ask: (question: RegistryQuestion) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

const mebibyte = 1024 * 1024;
/** The largest packuments have some thirty megabytes. */
const longestAnswer = 96 * mebibyte;
/** A registry that has not said a word by then says none. */
const patience = 30_000;
const mostRedirects = 5;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Opens a client for registries, which knows of log-ins, proxies and certificates.
 *
 * @param options - How registries are asked.
 * @returns The client. Call `close` when nothing more is asked.
 */
export function openRegistryClient(options: RegistryClientOptions): RegistryClient {
  const { access, retries, retryDelayMs, signal, timeoutMs } = options;
  const tls = {
    rejectUnauthorized: access.isStrict,
    ...(access.authorities && { ca: [...access.authorities] }),
  };
  const dispatcher = new EnvHttpProxyAgent({
    // Without a value it would look into the variables of this process, which need not be those that count.
    httpProxy: access.httpProxy ?? '',
    httpsProxy: access.httpsProxy ?? '',
    noProxy: access.noProxy ?? '',
    connect: tls,
    requestTls: tls,
    proxyTls: tls,
  });
  const deadline = AbortSignal.timeout(timeoutMs);
  const stop = AbortSignal.any([deadline, ...(signal ? [signal] : [])]);
  // Each question listens.
  setMaxListeners(0, stop);

  const askOnce = async (question: RegistryQuestion): Promise<unknown> => {
    try {
      const limit = AbortSignal.any([stop, AbortSignal.timeout(Math.min(patience, timeoutMs))]);
      return parse(await readText(await follow(question, access, dispatcher, limit)));
    } catch (error) {
      throw explain(error, deadline, signal);
    }
  };

  return {
    ask: async (question) => {
      try {
        return await pRetry(async () => await askOnce(question), {
          retries,
          minTimeout: retryDelayMs,
          factor: 2,
          randomize: retryDelayMs > 0,
          signal: stop,
          shouldRetry: ({ error }) => error instanceof RegistryFailure && error.mayPass,
        });
      } catch (error) {
        throw explain(error instanceof AbortError ? error.originalError : error, deadline, signal);
      }
    },
    close: async () => {
      await dispatcher.destroy();
    },
  };
}

/** Follows redirects; who asks is told to the registry's own host and to no other. */
async function follow(
  { accept, body, path, registry }: RegistryQuestion,
  { credentials }: RegistryAccess,
  dispatcher: EnvHttpProxyAgent,
  signal: AbortSignal,
): Promise<Response> {
  const base = new URL(registry.endsWith('/') ? registry : `${registry}/`);
  const authorization = authorizationFor(base, credentials);
  const { origin } = base;
  base.username = '';
  base.password = '';
  let address = new URL(path, base);
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const response = await fetch(address, {
      dispatcher,
      signal,
      redirect: 'manual',
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(authorization !== undefined && address.origin === origin && { authorization }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { headers, ok, status } = response;
    if (ok) return response;
    await response.body?.cancel();
    if (!redirects.has(status) || body !== undefined) throw ofStatus(status);
    const location = headers.get('location') ?? '';
    if (!URL.canParse(location, address)) throw ofStatus(status);
    const next = new URL(location, address);
    if (!/^https?:$/u.test(next.protocol)) throw ofStatus(status);
    if (address.protocol === 'https:' && next.protocol === 'http:') {
      throw new RegistryFailure('sends one on to an address without encryption', false);
    }
    address = next;
  }
  throw new RegistryFailure('sends one on again and again', false);
}

function ofStatus(status: number): RegistryFailure {
  return new RegistryFailure(
    `answered with status ${String(status)}`,
    status === 408 || status === 429 || status >= 500,
  );
}

async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > longestAnswer) {
      throw new RegistryFailure(
        `sent more than ${String(longestAnswer / mebibyte)} MB about a package`,
        false,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RegistryFailure('sent something that is no JSON', false);
  }
}

const untrusted = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ERR_TLS/u;

/** Makes of what was thrown what the registry did. */
function explain(error: unknown, deadline: AbortSignal, signal: AbortSignal | undefined): unknown {
  signal?.throwIfAborted();
  if (error instanceof RegistryFailure) return error;
  if (deadline.aborted) return new RegistryFailure('did not answer before the time was up', false);
  if (error instanceof DOMException) return new RegistryFailure('did not answer in time', true);
  // `fetch` fails with a TypeError and has the reason behind it.
  if (!(error instanceof TypeError)) return error;
  const code = codeOf(error.cause);
  return untrusted.test(code)
    ? new RegistryFailure(`shows a certificate that is not trusted (${code})`, false)
    : new RegistryFailure(`could not be reached${code === '' ? '' : ` (${code})`}`, true);
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : '';
}
