/**
 * Splits `name@range`; a scope's own `@` is part of the name.
 *
 * @param request - What asks for a package, as lockfiles write it.
 * @returns Its halves; without an `@` the range is empty.
 */
export function splitRequest(request: string): { readonly name: string; readonly range: string } {
  const at = request.indexOf('@', 1);
  return at < 0
    ? { name: request, range: '' }
    : { name: request.slice(0, at), range: request.slice(at + 1) };
}
