const sample =
  /\.(?:example|sample|template|tmpl|dist|defaults?|schema|test|ci)$|\.(?:example|sample|template)\./iu;
/** The environment of one machine; that of a stage, `.env.production`, is made to be committed. */
const environment = /^\.env(?:(?:\.[\w-]+)?\.local|\.(?:secrets?|prod))?$|^secrets?\.env$/u;
const privateKey =
  /^id_(?:rsa|dsa|ecdsa|ed25519)$|^(?:.*[-_.])?(?:private|privkey|priv|private[-_]?key|server[-_.]?key|client[-_.]?key|tls[-_.]?key|ssl[-_.]?key)(?:[-_.]?\w+)?\.(?:pem|key|der)$|\.(?:p12|pfx|jks|keystore)$|^\.(?:netrc|git-credentials|pypirc|pgpass|htpasswd)$|^(?:credentials|service[-_]?account|gcp[-_]key)(?:[-_.]\w+)?\.json$/iu;
const key = /\.key$/iu;
/** The keys with which a package manager checks what it gets are public. */
const publicKey =
  /(?:^|[-_.])(?:pub|public|gpg|pgp|apt|repo|release|signing|archive|keyring)(?:[-_.]|$)/iu;
const keyring = /keyring|trusted\.gpg|\/etc\/(?:apt|apk|pki)\b/u;

/**
 * Tells whether a file that is copied into an image holds secrets, by its name.
 *
 * @param source - Its path, or a pattern of paths.
 * @param target - Where it is copied to.
 * @returns Whether it does.
 */
export function isSecretFile(source: string, target: string): boolean {
  if (/^[a-z+]+:\/\//iu.test(source) || source.startsWith('<<')) return false;
  const name = source.split('/').findLast((part) => part !== '') ?? '';
  if (sample.test(name)) return false;
  if (environment.test(name) || privateKey.test(name)) return !publicKey.test(name);
  if (/(?:^|\/)\.(?:ssh|aws|gnupg|kube)(?:\/|$)/u.test(source)) return !publicKey.test(name);
  return key.test(name) && !publicKey.test(name) && !keyring.test(target);
}
