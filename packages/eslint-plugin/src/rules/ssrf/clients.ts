/** Where a call takes the address from. */
export interface Client {
  /** The argument that holds the address as text, or an object with it. */
  readonly argument: number;
  /** The members of an object in that place, or of options after it, that hold an address or a host. */
  readonly members: readonly string[];
}

const verbs = 'get|post|put|patch|delete|del|head|options|request|query';

const byName: readonly (readonly [RegExp, Client])[] = [
  // The Fetch standard, and packages that follow it.
  [
    /^(?:(?:globalThis|global|window|self)\.)?fetch$|^(?:node-fetch|cross-fetch|isomorphic-fetch|isomorphic-unfetch|unfetch|make-fetch-happen|minipass-fetch|node-fetch-native|fetch-retry\(\)|node-fetch-cookies)(?:\.fetch|\.defaults\(\))?$|^undici\.fetch$/u,
    { argument: 0, members: [] },
  ],
  // ky, ofetch, wretch, redaxios
  [
    /^(?:ky|ky-universal)(?:\.(?:create|extend)\(\))?(?:\.(?:get|post|put|patch|delete|head))?$/u,
    { argument: 0, members: ['prefixUrl', 'baseUrl'] },
  ],
  [
    /^(?:ofetch(?:\.(?:ofetch|\$fetch|fetch))?|\$fetch|ohmyfetch\.\$fetch)(?:\.(?:raw|create\(\)))?$/u,
    { argument: 0, members: ['baseURL'] },
  ],
  [/^wretch(?:\(\)\.url)?$/u, { argument: 0, members: [] }],
  [
    /^redaxios(?:\.(?:get|post|put|patch|delete|head|options))?$/u,
    { argument: 0, members: ['url', 'baseURL'] },
  ],
  // node:http, node:https, node:http2, follow-redirects
  [
    /^(?:https?|follow-redirects\.https?)\.(?:get|request)$/u,
    { argument: 0, members: ['host', 'hostname', 'href'] },
  ],
  [/^http2\.connect$/u, { argument: 0, members: [] }],
  // axios, also as made by `axios.create()` and in Nest's HttpService
  [
    /^axios(?:\.Axios)?(?:\.create)?(?:\(\))?$|^axios\.getUri$/u,
    { argument: 0, members: ['url', 'baseURL'] },
  ],
  [
    /^(?:axios(?:\.create\(\)|\.Axios(?:Instance|Static)?\(\))?|@nestjs\/axios\.HttpService\(\)(?:\.axiosRef)?|@nestjs\/common\.HttpService\(\))\.(?:get|delete|head|options|post|put|patch|postForm|putForm|patchForm|request)$/u,
    { argument: 0, members: ['url', 'baseURL'] },
  ],
  // got
  [
    /^got(?:\.got)?(?:\.extend\(\))?(?:\.(?:get|post|put|patch|head|delete|stream|paginate))?(?:\.(?:get|post))?$/u,
    { argument: 0, members: ['url', 'prefixUrl'] },
  ],
  // undici
  [
    /^undici\.(?:request|stream|pipeline|connect|upgrade|Client|Pool|Agent|BalancedPool|EventSource|WebSocket)$/u,
    { argument: 0, members: ['origin'] },
  ],
  // request and what stands in for it
  [
    new RegExp(
      `^(?:request|request-promise|request-promise-native|postman-request|@cypress/request|teeny-request\\.teenyRequest)(?:\\.defaults\\(\\))?(?:\\.(?:${verbs}))?$`,
      'u',
    ),
    { argument: 0, members: ['url', 'uri', 'baseUrl', 'host', 'hostname'] },
  ],
  // superagent, needle, phin, centra, bent, urllib, axios-like ones
  [
    /^(?:superagent|superagent\.agent\(\))\.(?:get|post|put|patch|delete|del|head|options)$/u,
    { argument: 0, members: [] },
  ],
  [/^superagent$/u, { argument: 1, members: [] }],
  [/^needle\.(?:get|head|post|put|patch|delete)$/u, { argument: 0, members: [] }],
  [/^needle(?:\.request)?$/u, { argument: 1, members: [] }],
  [/^(?:phin|phin\.promisified)$/u, { argument: 0, members: ['url'] }],
  [/^(?:centra|bent|urllib\.request|urllib\.curl)$/u, { argument: 0, members: ['url'] }],
  // Pages that a browser or a parser fetches
  [/\.goto$/u, { argument: 0, members: [] }],
  [/^jsdom\.JSDOM\.fromURL$|^cheerio\.fromURL$/u, { argument: 0, members: [] }],
  // Sockets
  [
    /^(?:net|tls)\.(?:connect|createConnection)$|^net\.Socket\(\)\.connect$/u,
    { argument: 1, members: ['host', 'servername'] },
  ],
  [
    /^(?:ws|ws\.WebSocket|WebSocket|EventSource|eventsource(?:\.EventSource)?)$/u,
    { argument: 0, members: [] },
  ],
];

/**
 * Finds out whether a call sends a request.
 *
 * @param name - The callee's name, by module.
 * @returns Where the call takes the address from, or `undefined`.
 */
export function getClient(name: string): Client | undefined {
  return byName.find(([pattern]) => pattern.test(name))?.[1];
}
