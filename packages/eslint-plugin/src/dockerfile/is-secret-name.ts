const secret =
  /(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|APIKEY)$|(?:^|_)(?:PASSWORDS|DB_?PASS|DB_?PWD|USER_?PASS|ROOT_?PASS|ADMIN_?PASS|SMTP_?PASS|MAIL_?PASS|REDIS_?PASS|MYSQL_?PWD|PG_?PASS|SECRETS|CREDENTIAL|CREDENTIALS|(?:API|SECRET|ACCESS|PRIVATE|ENCRYPTION|ENCRYPT|SIGNING|SIGN|AUTH|ACCOUNT|STORAGE|LICENSE|MASTER|SESSION|COOKIE|JWT|HMAC|SSH|DEPLOY|SERVICE)_KEY|SECRET_KEY_BASE|CONNECTION_STRING)$/u;
/** Meant to be seen: names that a bundler puts into what browsers load, and the public half of a pair. */
const known =
  /(?:^|_)PUBLIC(?:_|$)|^(?:NEXT_PUBLIC|VITE|REACT_APP|NUXT_PUBLIC|EXPO_PUBLIC|GATSBY|PUBLIC)_/u;

/**
 * Tells whether a variable is named for something that must stay secret.
 *
 * @param name - The name of the variable.
 * @returns Whether it is. What only speaks of a secret, `TOKEN_TTL` or `PASSWORD_FILE`, is not.
 */
export function isSecretName(name: string): boolean {
  const upper = name
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])/gu, '_')
    .replaceAll('-', '_')
    .toUpperCase();
  return secret.test(upper) && !known.test(upper);
}
