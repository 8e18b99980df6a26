/** The parts of the name of an image. */
export interface ImageName {
  /** The registry and the repository, without what Docker adds by itself: `node`, `ghcr.io/owner/name`. */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/**
 * Takes the name of an image apart.
 *
 * @param image - The name, as FROM takes it.
 * @returns Its parts.
 */
export function parseImage(image: string): ImageName {
  const [name = '', digest] = image.split('@', 2);
  const colon = name.lastIndexOf(':');
  // The colon before a slash belongs to the port of a registry.
  const hasTag = colon > name.lastIndexOf('/');
  const repository = (hasTag ? name.slice(0, colon) : name)
    .toLowerCase()
    .replace(/^(?:index\.)?docker\.io\//u, '')
    .replace(/^public\.ecr\.aws\/docker\//u, '')
    .replace(/^library\//u, '');
  return { repository, tag: hasTag ? name.slice(colon + 1) : undefined, digest };
}
