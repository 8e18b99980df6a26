function toMap(index: number, names: string): [string, number][] {
  return names.split(' ').map((name) => [name, index]);
}

/** Functions that hash fast, by their names, and which argument they hash. Sources: the documentation of each package. */
export const fastHashes: ReadonlyMap<string, number> = new Map([
  ...toMap(1, 'crypto.hash crypto.subtle.digest crypto.webcrypto.subtle.digest'),
  ...toMap(
    0,
    'md5 js-md5 js-md5.md5 js-md5.hex blueimp-md5 spark-md5.hash ts-md5.Md5.hashStr ts-md5.Md5.hashAsciiStr pure-md5.md5 md5-hex ' +
      'sha1 js-sha1 js-sha1.sha1 sha-1 js-sha256 js-sha256.sha256 js-sha256.sha224 js-sha512 js-sha512.sha512 sha256 hash-sum hash.js.sha256().update ' +
      'crypto-js.MD5 crypto-js.SHA1 crypto-js.SHA224 crypto-js.SHA256 crypto-js.SHA384 crypto-js.SHA512 crypto-js.SHA3 crypto-js.RIPEMD160 ' +
      'crypto-js/md5 crypto-js/sha1 crypto-js/sha256 crypto-js/sha512 crypto-js/sha3 ' +
      '@noble/hashes/sha256.sha256 @noble/hashes/sha2.sha256 @noble/hashes/sha2.sha512 @noble/hashes/sha2.js.sha256 @noble/hashes/sha2.js.sha512 @noble/hashes/sha512.sha512 @noble/hashes/sha1.sha1 ' +
      'hash-wasm.md5 hash-wasm.sha1 hash-wasm.sha256 hash-wasm.sha512 hasha hasha.hash xxhash-wasm bun.CryptoHasher().update',
  ),
]);

/** Objects whose `update` takes what is hashed: `createHash('md5').update(password)`. */
export const hashers: ReadonlySet<string> = new Set(
  'crypto.createHash() crypto.Hash() create-hash() sha.js() crypto-js.algo.SHA256.create() hash.js.sha256() hash.js.sha1() hash.js.sha512() Bun.CryptoHasher()'.split(
    ' ',
  ),
);

/** Functions of bcrypt, and where they take their cost. */
export const bcryptCosts: ReadonlyMap<string, number> = new Map(
  ['bcrypt', 'bcryptjs', 'bcrypt-nodejs', '@node-rs/bcrypt'].flatMap((name) => [
    ...toMap(1, `${name}.hash ${name}.hashSync`),
    ...toMap(0, `${name}.genSalt ${name}.genSaltSync`),
  ]),
);

/** The least number of rounds of PBKDF2 by its hash: OWASP's Password Storage Cheat Sheet. */
export const leastIterations: ReadonlyMap<string, number> = new Map([
  ['sha1', 1_300_000],
  ['sha256', 600_000],
  ['sha512', 210_000],
]);

/** `pbkdf2(password, salt, iterations, length, digest)` */
export const pbkdf2: ReadonlySet<string> = new Set(
  'crypto.pbkdf2 crypto.pbkdf2Sync pbkdf2.pbkdf2 pbkdf2.pbkdf2Sync'.split(' '),
);

/** `scrypt(password, salt, length, options)` */
export const scrypt: ReadonlySet<string> = new Set('crypto.scrypt crypto.scryptSync'.split(' '));

/** The memory that Argon2 needs at least, in KiB, by its passes: OWASP's Password Storage Cheat Sheet. */
export const leastMemory: readonly number[] = [47_104, 47_104, 19_456, 12_288, 9216, 7168];
