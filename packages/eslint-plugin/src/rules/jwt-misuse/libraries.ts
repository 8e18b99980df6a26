function toSet(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

/** `verify(token, key, options)`, where a missing list of algorithms lets the token choose among those that fit the key. */
export const verifiers = toSet('jsonwebtoken.verify');
/** `sign(payload, key, options)`, with `expiresIn` among the options. */
export const signers = toSet('jsonwebtoken.sign');
/** `sign(payload, …)`, where only the payload can tell when the token ends. */
export const plainSigners = toSet('hono/jwt.sign jwt-simple.encode');
/** Functions that read a token and check nothing. */
export const decoders = toSet(
  'jsonwebtoken.decode jose.decodeJwt jwt-decode jwt-decode.jwtDecode hono/jwt.decode fast-jwt.createDecoder() @nestjs/jwt.JwtService().decode',
);
/** Factories whose options must list `algorithms`. */
export const checkedFactories = toSet(
  'express-jwt express-jwt.expressjwt koa-jwt fast-jwt.createVerifier passport-jwt.Strategy',
);
/** Calls whose options, by their place, may switch the check of a token's age off. */
export const ageChecks: ReadonlyMap<string, number> = new Map([
  ['jsonwebtoken.verify', 2],
  ['passport-jwt.Strategy', 0],
  ['fast-jwt.createVerifier', 0],
  ['@nestjs/jwt.JwtService().verify', 1],
  ['@nestjs/jwt.JwtService().verifyAsync', 1],
  ['express-jwt.expressjwt', 0],
  ['express-jwt', 0],
  ['koa-jwt', 0],
]);
