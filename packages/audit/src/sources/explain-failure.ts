import { SourceFailure } from './source-failure.js';

const offline = 'or audit offline with an OSV database';
const unserved = `It does not serve audits, or no longer those that this version of the package manager asks for: update the package manager, name a registry that does, ${offline}.`;

/** Statuses as npm, pnpm, Yarn and Bun put them into their messages. */
const statuses = [
  /"statusCode": ?(\d{3})/u,
  /Response Code: (\d{3})/u,
  /responded with (\d{3})/u,
  /returned a (\d{3})/u,
  /\bPOST \S+ - (\d{3})\b/u,
  /Request failed \\?"(\d{3})/u,
  /^(?:HTTP )?(\d{3}) [A-Z][a-z]+(?: [A-Z][a-z]+)* - (?:GET|POST)/mu,
];

const network =
  /ECONNREFUSED|ECONNRESET|ECONNABORTED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|EPIPE|ConnectionRefused|Connection ?(?:refused|reset|closed)|FailedToOpenSocket|socket hang up|error sending request|network (?:connection|error)|dns error|tunneling socket/iu;
const timeout = /ETIMEDOUT|ESOCKETTIMEDOUT|ERR_SOCKET_TIMEOUT|FETCH_ERROR.*timeout|timed? ?out/iu;
const certificate =
  /CERT_|SELF_SIGNED|self[- ]signed|UNABLE_TO_(?:GET|VERIFY)|ERR_TLS|certificate (?:has|is|verify)/iu;
const notJson =
  /not valid JSON|invalid JSON|non-JSON|Unexpected (?:token|end of)|JSON Parse error|in JSON at position|Missing Metadata|empty audit response|Cannot read properties of undefined/iu;
const noEndpoint = /AUDIT_ENDPOINT_NOT_EXISTS|ENOAUDIT/u;
/** Classic Yarn takes some refusals for an empty answer. */
const turnedAway = /\(Missing Metadata\): false/u;
const stranger = /Invalid authentication|\bE401\b|\bENEEDAUTH\b/u;
const blocked =
  /blocked because of your configuration|offline mode|cannot be performed in offline|ENOTCACHED/iu;
const lockfile =
  /ENOLOCK|AUDIT_NO_LOCKFILE|Error loading lockfile|doesn't seem to be present in your lockfile|frozen-lockfile|needs to be updated|No lockfile|lockfile.{0,40}(?:out of date|outdated)/iu;

/**
 * Tells what kept a package manager from its audit, by what it wrote.
 *
 * @param command - What was run, for a person.
 * @param output - What it wrote to both its outputs.
 * @returns The failure, with what to do about it.
 */
export function explainFailure(command: string, output: string): SourceFailure {
  const status = statusIn(output);
  if (status !== undefined) return ofStatus(command, status);
  const told = firstLine(output);
  const fail = (happened: string, todo: string, mayPass = false): SourceFailure =>
    new SourceFailure(`${command} ${happened}${told === '' ? '' : `: ${told}`}.`, todo, mayPass);
  if (noEndpoint.test(output)) return ofStatus(command, 404);
  if (turnedAway.test(output)) {
    return fail('failed, as the registry answered with status 400, 401 or 404', unserved);
  }
  if (stranger.test(output)) return ofStatus(command, 401);
  if (blocked.test(output)) {
    return fail(
      'may not use the network',
      `Switch its offline mode off for the audit, ${offline}.`,
    );
  }
  if (lockfile.test(output)) {
    return fail(
      'refuses the lockfile',
      "Run the package manager's install command and commit what it writes to the lockfile.",
    );
  }
  if (certificate.test(output)) {
    return fail(
      'does not trust the registry',
      'Name the certificate of your proxy or registry in the settings of the package manager.',
    );
  }
  if (timeout.test(output)) {
    return fail('got no answer from the registry in time', `Try again later, ${offline}.`, true);
  }
  if (network.test(output)) {
    return fail(
      'could not reach the registry',
      `Look at the network, the proxy and the registry of its settings and try again, ${offline}.`,
      true,
    );
  }
  if (notJson.test(output)) {
    return fail(
      'got an answer from the registry that is no audit report',
      `A proxy or a log-in page may have answered in its place: ask the registry by hand, ${offline}.`,
    );
  }
  return fail(
    'did not end in a report',
    `Run it by hand and mend what it complains of, ${offline}.`,
  );
}

/**
 * Tells whether a package manager failed as a registry does not have what it asked for.
 *
 * @param output - What it wrote to both its outputs.
 * @returns Whether the registry answered with status 404.
 */
export function isNotFound(output: string): boolean {
  return (
    statusIn(output) === 404 ||
    /\bE404\b|\b404 Not Found\b|Package not found|FETCH_404/u.test(output)
  );
}

function statusIn(output: string): number | undefined {
  const found = statuses
    .map((pattern) => pattern.exec(output)?.[1])
    .find((status) => status !== undefined);
  return found === undefined ? undefined : Number(found);
}

/**
 * Makes the failure for a status that a registry answered with.
 *
 * @param command - What was run, for a person.
 * @param status - The status.
 * @returns The failure, with what to do about it.
 */
export function ofStatus(command: string, status: number): SourceFailure {
  const happened = `${command} failed, as the registry answered with status ${String(status)}.`;
  if (status === 401 || status === 403) {
    return new SourceFailure(
      happened,
      'Log in to the registry, or mend the token in the settings of the package manager.',
      false,
    );
  }
  if (status === 404 || status === 405 || status === 410) {
    return new SourceFailure(happened, unserved, false);
  }
  if (status === 408 || status === 429 || status >= 500) {
    return new SourceFailure(happened, `Try again later, ${offline}.`, true);
  }
  return new SourceFailure(happened, `Ask whoever runs the registry, ${offline}.`, false);
}

/** The line that says most: messages go before stacks, and colours say nothing. */
function firstLine(output: string): string {
  const message = /"(?:message|summary|data)": ?"((?:[^"\\]|\\.)+)"/u.exec(output)?.[1];
  const text = message ?? output;
  const line = text
    .replaceAll(/\u001B\[[\d;]*m/gu, '')
    .replaceAll(/\\[nr].*$/gu, '')
    .split('\n')
    .map((candidate) => candidate.replace(/^[\s│├╰×➤·>─▶]+/u, '').trim())
    .find(
      (candidate) =>
        candidate !== '' &&
        !/^(?:npm )?(?:warn|\[WARN\]|info)\b/iu.test(candidate) &&
        // Bun greets.
        !/^bun [a-z ]+ v\d/u.test(candidate),
    );
  return (line ?? '').replace(/[.:]$/u, '').slice(0, 300);
}
