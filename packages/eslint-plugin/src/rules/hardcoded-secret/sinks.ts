/** Where a secret is handed over: an argument, or a member of it by the names that lead there. */
export type Place = readonly [argument: number, ...path: string[]];

function each(names: string, ...places: Place[]): [string, readonly Place[]][] {
  return names.split(' ').map((name) => [name, places]);
}

/** Functions by their names, and what they use as a key or a password. Sources: the documentation of each package. */
export const calls: ReadonlyMap<string, readonly Place[]> = new Map([
  ...each('crypto.createHmac crypto.createCipheriv crypto.createDecipheriv', [1]),
  ...each('crypto.createCipher crypto.createDecipher', [1]),
  ...each('crypto.createSecretKey', [0]),
  ...each('crypto.pbkdf2 crypto.pbkdf2Sync crypto.scrypt crypto.scryptSync', [0]),
  ...each('crypto.subtle.importKey crypto.webcrypto.subtle.importKey', [1]),
  ...each(
    'crypto-js.AES.encrypt crypto-js.AES.decrypt crypto-js.DES.encrypt crypto-js.DES.decrypt crypto-js.TripleDES.encrypt ' +
      'crypto-js.TripleDES.decrypt crypto-js.RC4.encrypt crypto-js.RC4.decrypt crypto-js/aes.encrypt crypto-js/aes.decrypt',
    [1],
  ),
  ...each(
    'crypto-js.HmacMD5 crypto-js.HmacSHA1 crypto-js.HmacSHA256 crypto-js.HmacSHA512 crypto-js/hmac-sha256 crypto-js/hmac-sha512',
    [1],
  ),
  // Sessions and cookies.
  ...each('express-session', [0, 'secret']),
  ...each('cookie-session cookies', [0, 'keys'], [0, 'secret'], [2, 'keys']),
  ...each('cookie-parser keygrip tiny-csrf', [0]),
  ...each('csrf-csrf.doubleCsrf', [0, 'getSecret']),
  ...each(
    'iron-session.getIronSession iron-session.sealData iron-session.unsealData',
    [2, 'password'],
    [1, 'password'],
  ),
  ...each('iron-session/next.withIronSessionApiRoute iron-session/next.withIronSessionSsr', [
    1,
    'password',
  ]),
  ...each('next-auth', [0, 'secret'], [2, 'secret']),
  ...each('next-auth/jwt.getToken', [0, 'secret']),
  ...each('better-auth.betterAuth', [0, 'secret']),
  ...each('hono/cookie.setSignedCookie', [3]),
  ...each('hono/cookie.getSignedCookie', [1]),
  ...each('hono/basic-auth.basicAuth', [0, 'password']),
  ...each('hono/bearer-auth.bearerAuth', [0, 'token']),
  ...each('cookie-signature.sign cookie-signature.unsign', [1]),
  // JSON Web Tokens.
  ...each('jsonwebtoken.sign jsonwebtoken.verify jwt-simple.encode jwt-simple.decode', [1]),
  ...each('jose.jwtVerify jose.jwtDecrypt jose.compactVerify', [1]),
  // Its second edition.
  ...each('jose.JWT.sign jose.JWT.verify jose.JWS.sign jose.JWS.verify', [1]),
  ...each('jose.JWK.asKey', [0]),
  ...each('jose.SignJWT().sign jose.EncryptJWT().encrypt jose.CompactSign().sign', [0]),
  ...each('hono/jwt.sign hono/jwt.verify', [1]),
  ...each('hono/jwt.jwt express-jwt express-jwt.expressjwt koa-jwt', [0, 'secret']),
  ...each('fast-jwt.createSigner fast-jwt.createVerifier', [0, 'key']),
  ...each('passport-jwt.Strategy', [0, 'secretOrKey']),
  ...each('@nestjs/jwt.JwtModule.register', [0, 'secret'], [0, 'privateKey']),
  ...each('@nestjs/jwt.JwtService', [0, 'secret'], [0, 'privateKey']),
  ...each(
    '@nestjs/jwt.JwtService().sign @nestjs/jwt.JwtService().signAsync @nestjs/jwt.JwtService().verify @nestjs/jwt.JwtService().verifyAsync',
    [1, 'secret'],
  ),
  ...each('@elysiajs/jwt.jwt @elysiajs/jwt', [0, 'secret']),
  // One-time passwords.
  ...each(
    'otplib.authenticator.generate otplib.totp.generate otplib.hotp.generate otplib.generate otplib.generateSync',
    [0],
  ),
  ...each(
    'otplib.authenticator.verify otplib.totp.verify speakeasy.totp speakeasy.totp.verify speakeasy.hotp speakeasy.hotp.verify',
    [0, 'secret'],
  ),
  // Databases, brokers, mail.
  ...each(
    'pg.Pool pg.Client pg.native.Pool postgres @neondatabase/serverless.Pool mssql.connect mssql.ConnectionPool oracledb.getConnection',
    [0, 'password'],
    [1, 'password'],
  ),
  ...each(
    'mysql.createConnection mysql.createPool mysql2.createConnection mysql2.createPool mysql2/promise.createConnection mysql2/promise.createPool',
    [0, 'password'],
  ),
  ...each('mariadb.createConnection mariadb.createPool', [0, 'password']),
  ...each('sequelize sequelize.Sequelize', [2], [0, 'password'], [1, 'password'], [3, 'password']),
  ...each('typeorm.DataSource typeorm.createConnection', [0, 'password']),
  ...each('@nestjs/typeorm.TypeOrmModule.forRoot', [0, 'password']),
  ...each('knex knex.knex', [0, 'connection', 'password']),
  ...each(
    'mongoose.connect mongoose.createConnection mongodb.MongoClient mongodb.MongoClient.connect',
    [1, 'pass'],
    [1, 'auth', 'password'],
  ),
  ...each(
    'redis.createClient ioredis ioredis.Redis',
    [0, 'password'],
    [1, 'password'],
    [2, 'password'],
  ),
  ...each('amqplib.connect', [0, 'password']),
  ...each('kafkajs.Kafka', [0, 'sasl', 'password']),
  ...each('nodemailer.createTransport', [0, 'auth', 'pass'], [0, 'auth', 'clientSecret']),
  ...each('imapflow.ImapFlow', [0, 'auth', 'pass']),
  ...each('ssh2.Client().connect basic-ftp.Client().access', [0, 'password']),
  ...each('ldapjs.createClient', [0, 'bindCredentials']),
  // Services.
  ...each('stripe twilio', [0]),
  ...each('openai openai.OpenAI @anthropic-ai/sdk', [0, 'apiKey']),
  ...each(
    '@aws-sdk/client-s3.S3Client @aws-sdk/client-ses.SESClient @aws-sdk/client-dynamodb.DynamoDBClient',
    [0, 'credentials', 'secretAccessKey'],
  ),
  ...each('aws-sdk.config.update aws-sdk.S3', [0, 'secretAccessKey']),
]);

/** Fastify's plugins by what `register` is given, and the members of its options. */
export const plugins: ReadonlyMap<string, readonly string[][]> = new Map([
  ['@fastify/cookie', [['secret']]],
  ['@fastify/session', [['secret']]],
  ['@fastify/secure-session', [['secret'], ['key']]],
  ['@fastify/jwt', [['secret'], ['secret', 'private']]],
  ['@fastify/csrf-protection', [['csrfOpts', 'hmacKey']]],
  ['@fastify/oauth2', [['credentials', 'client', 'secret']]],
  ['@fastify/postgres', [['password']]],
  ['@fastify/mysql', [['password']]],
  ['@fastify/redis', [['password']]],
  ['fastify-cookie', [['secret']]],
  ['fastify-session', [['secret']]],
  ['fastify-jwt', [['secret']]],
]);
