/**
 * Tells as whom a registry is asked: by the log-in for the longest part of its address, as npm does. Of credentials in front
 * of a host, `https://user:password@registry.example`, those count.
 *
 * @param registry - Its address.
 * @param credentials - Who asks, as `.npmrc` writes it: `//registry.example/:_authToken`.
 * @returns The value of the header; `undefined` where nobody is named.
 */
export function authorizationFor(
  registry: URL,
  credentials: Readonly<Record<string, string>>,
): string | undefined {
  const { host, password, pathname, username } = registry;
  if (username !== '') {
    return basic(decodeURIComponent(username), decodeURIComponent(password));
  }
  for (const place of placesOf(`//${host}${pathname}`)) {
    const token = credentials[`${place}:_authToken`];
    if (token !== undefined) return `Bearer ${token}`;
    const pair = credentials[`${place}:_auth`];
    if (pair !== undefined) return `Basic ${pair}`;
    const [name, secret] = [credentials[`${place}:username`], credentials[`${place}:_password`]];
    if (name !== undefined && secret !== undefined) {
      return basic(name, Buffer.from(secret, 'base64').toString('utf8'));
    }
  }
  return undefined;
}

/** `//host/a/`, `//host/a`, `//host/` and `//host`. */
function placesOf(place: string): readonly string[] {
  if (place.length <= '//'.length) return [];
  return [place, ...placesOf(place.replace(/(?:[^/]+|\/)$/u, ''))];
}

function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
