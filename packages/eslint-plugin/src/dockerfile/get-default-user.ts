import { parseImage } from './parse-image.js';

/**
 * As whom a container of an image runs where its Dockerfile does not say: as `root`, as `other`, as root that its
 * entry point gives up at once (`dropped`), or nobody can tell (`unknown`).
 */
export type DefaultUser = 'root' | 'other' | 'dropped' | 'unknown';

/** Official images with a user of their own. */
const unprivileged = new Set([
  'elasticsearch',
  'haproxy',
  'kibana',
  'kong',
  'logstash',
  'memcached',
  'neo4j',
  'rocket.chat',
  'solr',
  'sonarqube',
  'varnish',
]);

/** Official images whose entry point changes to a user of its own. */
const dropping = new Set([
  'cassandra',
  'consul',
  'couchbase',
  'couchdb',
  'ghost',
  'influxdb',
  'mariadb',
  'mongo',
  'mysql',
  'percona',
  'postgres',
  'rabbitmq',
  'redis',
  'vault',
  'valkey',
  'zookeeper',
]);

/** Official images that run as root; a name of one word that is not among them is one of the repository's own. */
const official = new Set(
  [
    'almalinux alpine amazoncorretto amazonlinux arangodb archlinux bash buildpack-deps busybox caddy centos',
    'chronograf cirros clojure composer crate crux dart debian docker drupal eclipse-temurin elixir erlang',
    'fedora flink friendica gcc golang gradle groovy haskell haxe hello-world httpd hylang ibm-semeru-runtimes',
    'ibmjava jetty joomla jruby julia kapacitor mageia matomo maven mediawiki mono mongo-express nats',
    'nextcloud nginx node opensuse openjdk oraclelinux perl php php-zendserver phpmyadmin photon pypy python',
    'r-base rakudo-star redmine registry rethinkdb rockylinux ruby rust sapmachine sl spiped storm swift swipl',
    'telegraf tomcat tomee traefik ubuntu unit wordpress xwiki yourls znc',
  ].flatMap((line) => line.split(' ')),
);

/** Beyond the official images, what is known to run as root. */
const knownRoots =
  /^(?:oven\/bun|denoland\/deno|(?:public\.ecr\.aws\/)?amazonlinux\/amazonlinux|gcr\.io\/distroless\/.+|mcr\.microsoft\.com\/(?:dotnet|playwright|devcontainers|azurelinux|cbl-mariner|vscode)\b.*|registry\.access\.redhat\.com\/ubi\d.*|quay\.io\/centos\/.+)$/u;

/** Images made to run without root, by repository. */
const knownOthers =
  /^(?:cgr\.dev\/.+|nginxinc\/nginx-unprivileged|bitnami\/.+|docker\.io\/bitnami\/.+|jenkins\/jenkins|cypress\/factory|grafana\/.+|prom\/.+|hashicorp\/.+|zenika\/alpine-chrome|ghcr\.io\/puppeteer\/puppeteer|cimg\/.+|circleci\/.+|registry\.access\.redhat\.com\/ubi\d+\/(?:nodejs|python|ruby|php|go-toolset|openjdk).*|keycloak\/keycloak|quay\.io\/keycloak\/keycloak|hasura\/.+|.*\/nanoserver|.*-unprivileged|.*-nonroot|.*-rootless)$/u;

/**
 * Tells as whom a container of an image runs by default.
 *
 * @param image - The name of the image.
 * @returns As whom.
 */
export function getDefaultUser(image: string): DefaultUser {
  const { repository, tag = '' } = parseImage(image);
  if (/nonroot|non-root|unprivileged|rootless|nanoserver/u.test(tag)) return 'other';
  // Windows knows no root.
  if (/(?:nanoserver|windowsservercore|ltsc20\d\d)/u.test(tag)) return 'unknown';
  // The images of .NET that have no shell have no root either.
  if (repository.startsWith('mcr.microsoft.com/dotnet/') && /chiseled|distroless/u.test(tag))
    return 'other';
  if (knownOthers.test(repository) || unprivileged.has(repository)) return 'other';
  if (dropping.has(repository)) return 'dropped';
  if (knownRoots.test(repository)) return 'root';
  return official.has(repository) ? 'root' : 'unknown';
}
