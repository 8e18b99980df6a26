import { ruleTester } from '@groundrules/testkit';

import rule from '../../src/rules/weak-password-hash.js';

const crypto = "import crypto from 'node:crypto'; ";

ruleTester.run('weak-password-hash', rule, {
  valid: [
    // Slow hashes
    "import argon2 from 'argon2'; await argon2.hash(password);",
    "import argon2 from 'argon2'; await argon2.hash(password, { memoryCost: 19456, timeCost: 2, parallelism: 1 });",
    "import { hash } from '@node-rs/argon2'; await hash(password, { memoryCost: 65536 });",
    "import bcrypt from 'bcrypt'; await bcrypt.hash(password, 12); bcrypt.hashSync(password, rounds);",
    "import bcrypt from 'bcryptjs'; const salt = bcrypt.genSaltSync(10); bcrypt.hashSync(password, salt);",
    `${crypto}crypto.scryptSync(password, salt, 64); crypto.scrypt(password, salt, 64, { N: 2 ** 17, r: 8 }, done);`,
    `${crypto}crypto.pbkdf2Sync(password, salt, 600_000, 32, 'sha256'); crypto.pbkdf2Sync(password, salt, iterations, 32, 'sha1');`,
    // What is no password: https://github.com/hhaidar/lets-chat and all who hash for Gravatar
    "import md5 from 'md5'; const avatar = `https://www.gravatar.com/avatar/${md5(email.trim().toLowerCase())}`;",
    `${crypto}const etag = crypto.createHash('sha1').update(body).digest('hex');`,
    `${crypto}const id = crypto.createHash('sha256').update(apiKey).update(token).digest('hex');`,
    `${crypto}crypto.createHash('md5').update(hashedPassword + passwordHash);`,
    `${crypto}crypto.createHash('md5').update(passwordResetToken).digest('hex');`,
    `${crypto}crypto.hash('sha256', passwordField);`,
    'hash.update(password); cache.update(password);',
    // Keys need no slow hash.
    `${crypto}crypto.pbkdf2Sync(masterKey, salt, 1, 32, 'sha256'); crypto.scryptSync(secret, 'fixed', 32);`,
    `${crypto}crypto.createHmac('sha256', pepper).update(password);`,
    // Shortened for bcrypt, which reads 72 bytes.
    "import bcrypt from 'bcrypt'; import crypto from 'crypto'; bcrypt.hash(crypto.createHash('sha256').update(password).digest('base64'), 12);",
    "import bcrypt from 'bcrypt'; import crypto from 'crypto'; const digest = crypto.createHash('sha512').update(password).digest('base64'); bcrypt.hash(digest, 12);",
    "import bcrypt from 'bcryptjs'; import crypto from 'crypto'; function hash(password) { password = crypto.createHash('sha512').update(password).digest('hex'); return run({ type: 'hash', password }); }",
    // Asked for by a protocol: HTTP digest, leaked passwords.
    "import md5 from 'md5'; const ha1 = md5(`${username}:${realm}:${password}`);",
    `${crypto}const sha1 = crypto.createHash('sha1').update(password).digest('hex'); fetch('https://api.pwnedpasswords.com/range/' + sha1.slice(0, 5));`,
    // Comparisons that do not need a stored password
    'if (password !== confirmPassword) fail();',
    'if (req.body.password !== req.body.passwordConfirmation) fail();',
    'if (newPassword === oldPassword) fail(); if (user.password === user.newPassword) fail();',
    'if (form.password === form.repeatPassword) ok();',
    'if (password === process.env.ADMIN_PASSWORD) ok(); if (options.password !== given.password) fail();',
    'if (user.passwordHash === passwordHash) ok(); if (user.password === undefined) fail();',
    "if (field.type === 'password') mask();",
    'if (prevProps.password !== this.props.password) update();',
    'class Form { isSame() { return this.password === other.password; } }',
    'const comparePasswords = (password, hash) => bcrypt.compare(password, hash);',
    'const validatePassword = (password, confirmation) => password === confirmation;',
    'const compareNames = (a, b) => a === b;',
    // Addresses have a password too.
    'const allowed = new URL(a); const asked = new URL(b); const isSame = allowed.host === asked.host && allowed.password === asked.password;',
    // Found by name, or already hashed
    "app.post('/', (req, res) => { User.findOne({ where: { name: req.body.name } }); });",
    "app.post('/', (req, res) => { User.find({ password: await hash(req.body.password) }); });",
    "app.post('/', (req, res) => { User.create({ password: req.body.password }); });",
    'User.findOne({ attributes: { password: true }, where: { password } });',
  ],
  invalid: [
    // Fast hashes
    {
      code: `${crypto}crypto.createHash('md5').update(password).digest('hex');`,
      errors: [
        {
          messageId: 'fast',
          data: { name: 'password' },
          line: 1,
          column: 67,
          endLine: 1,
          endColumn: 75,
        },
      ],
    },
    {
      code: `${crypto}crypto.createHash('sha256').update(salt).update(user.password).digest('hex');`,
      errors: [
        {
          messageId: 'fast',
          data: { name: 'password' },
          line: 1,
          column: 83,
          endLine: 1,
          endColumn: 96,
        },
      ],
    },
    {
      code: "const { createHash } = require('crypto'); createHash('sha512').update(`${salt}${req.body.password}`).digest('hex');",
      errors: [
        {
          messageId: 'fast',
          data: { name: 'password' },
          line: 1,
          column: 71,
          endLine: 1,
          endColumn: 100,
        },
      ],
    },
    {
      code: "import { hash } from 'node:crypto'; hash('sha256', password + salt);",
      errors: [
        {
          messageId: 'fast',
          data: { name: 'password' },
          line: 1,
          column: 52,
          endLine: 1,
          endColumn: 67,
        },
      ],
    },
    {
      code: "const hash = crypto.subtle.digest('SHA-256', new TextEncoder().encode(password));",
      errors: [
        {
          messageId: 'fast',
          data: { name: 'password' },
          line: 1,
          column: 46,
          endLine: 1,
          endColumn: 80,
        },
      ],
    },
    {
      code: "import md5 from 'md5'; User.create({ password: md5(password) });",
      errors: [
        {
          messageId: 'fast',
          data: { name: 'password' },
          line: 1,
          column: 52,
          endLine: 1,
          endColumn: 60,
        },
      ],
    },
    {
      code: "const md5 = require('md5'); if (md5(user[0].password) == given) ok();",
      errors: [
        {
          messageId: 'fast',
          data: { name: 'password' },
          line: 1,
          column: 37,
          endLine: 1,
          endColumn: 53,
        },
      ],
    },
    {
      code: "import sha1 from 'sha1'; sha1(userPassword);",
      errors: [
        {
          messageId: 'fast',
          data: { name: 'userPassword' },
          line: 1,
          column: 31,
          endLine: 1,
          endColumn: 43,
        },
      ],
    },
    {
      code: "import { sha256 } from 'js-sha256'; sha256(password);",
      errors: [
        {
          messageId: 'fast',
          data: { name: 'password' },
          line: 1,
          column: 44,
          endLine: 1,
          endColumn: 52,
        },
      ],
    },
    {
      code: "import CryptoJS from 'crypto-js'; CryptoJS.SHA256(password).toString();",
      errors: [
        {
          messageId: 'fast',
          data: { name: 'password' },
          line: 1,
          column: 51,
          endLine: 1,
          endColumn: 59,
        },
      ],
    },
    {
      code: "import MD5 from 'crypto-js/md5'; MD5(db.pwd);",
      errors: [
        {
          messageId: 'fast',
          data: { name: 'pwd' },
          line: 1,
          column: 38,
          endLine: 1,
          endColumn: 44,
        },
      ],
    },
    {
      code: "import { sha256 } from '@noble/hashes/sha2.js'; sha256(utf8ToBytes(password));",
      errors: [
        {
          messageId: 'fast',
          data: { name: 'password' },
          line: 1,
          column: 56,
          endLine: 1,
          endColumn: 77,
        },
      ],
    },
    {
      code: "import { Md5 } from 'ts-md5'; Md5.hashStr(passwd);",
      errors: [
        {
          messageId: 'fast',
          data: { name: 'passwd' },
          line: 1,
          column: 43,
          endLine: 1,
          endColumn: 49,
        },
      ],
    },
    // Low costs
    {
      code: "import bcrypt from 'bcrypt'; bcrypt.hash(password, 8);",
      errors: [
        {
          messageId: 'cost',
          data: { what: 'a cost of 8', least: '10, better 12' },
          line: 1,
          column: 52,
          endLine: 1,
          endColumn: 53,
        },
      ],
    },
    {
      code: "const bcrypt = require('bcryptjs'); const ROUNDS = 5; bcrypt.genSaltSync(ROUNDS);",
      errors: [
        {
          messageId: 'cost',
          data: { what: 'a cost of 5', least: '10, better 12' },
          line: 1,
          column: 74,
          endLine: 1,
          endColumn: 80,
        },
      ],
    },
    {
      code: `${crypto}crypto.pbkdf2Sync(password, salt, 10000, 64, 'sha512');`,
      errors: [
        {
          messageId: 'cost',
          data: { what: 'PBKDF2 with 10000 iterations of sha512', least: '210,000' },
          line: 1,
          column: 69,
          endLine: 1,
          endColumn: 74,
        },
      ],
    },
    {
      code: `${crypto}crypto.pbkdf2(password, salt, 600_000, 20, 'sha1', done);`,
      errors: [
        {
          messageId: 'cost',
          data: { what: 'PBKDF2 with 600000 iterations of sha1', least: '1,300,000' },
          line: 1,
          column: 65,
          endLine: 1,
          endColumn: 72,
        },
      ],
    },
    {
      code: `${crypto}crypto.scryptSync(password, salt, 64, { N: 1024 });`,
      errors: [
        {
          messageId: 'cost',
          data: { what: 'a cost of 1024', least: '2 ** 14, better 2 ** 17' },
          line: 1,
          column: 78,
          endLine: 1,
          endColumn: 82,
        },
      ],
    },
    {
      code: `${crypto}crypto.scrypt(password, salt, 64, { cost: 2 ** 12 }, done);`,
      errors: [
        {
          messageId: 'cost',
          data: { what: 'a cost of 4096', least: '2 ** 14, better 2 ** 17' },
          line: 1,
          column: 77,
          endLine: 1,
          endColumn: 84,
        },
      ],
    },
    {
      code: "import argon2 from 'argon2'; argon2.hash(password, { memoryCost: 4096, timeCost: 3 });",
      errors: [
        {
          messageId: 'cost',
          data: { what: '4096 KiB of memory with 3 passes', least: '12288 KiB' },
          line: 1,
          column: 66,
          endLine: 1,
          endColumn: 70,
        },
      ],
    },
    {
      code: "import * as argon2 from 'argon2'; argon2.hash(password, { memoryCost: 2 ** 14, timeCost: 2 });",
      errors: [
        {
          messageId: 'cost',
          data: { what: '16384 KiB of memory with 2 passes', least: '19456 KiB' },
          line: 1,
          column: 71,
          endLine: 1,
          endColumn: 78,
        },
      ],
    },
    {
      code: "crypto.subtle.deriveBits({ name: 'PBKDF2', salt, iterations: 1000, hash: 'SHA-256' }, key, 256);",
      errors: [
        {
          messageId: 'cost',
          data: { what: 'PBKDF2 with 1000 iterations of sha256', least: '600,000' },
          line: 1,
          column: 62,
          endLine: 1,
          endColumn: 66,
        },
      ],
    },
    {
      code: "import CryptoJS from 'crypto-js'; CryptoJS.PBKDF2(password, salt, { keySize: 8, iterations: 1000 });",
      errors: [
        {
          messageId: 'cost',
          data: { what: 'PBKDF2 with 1000 iterations of sha256', least: '600,000' },
          line: 1,
          column: 93,
          endLine: 1,
          endColumn: 97,
        },
      ],
    },
    // One salt for all
    {
      code: `${crypto}crypto.scryptSync(password, 'salt', 64);`,
      errors: [{ messageId: 'salt', line: 1, column: 63, endLine: 1, endColumn: 69 }],
    },
    {
      code: `${crypto}const SALT = 'pepper'; crypto.pbkdf2Sync(password, Buffer.from(SALT), 600_000, 32, 'sha256');`,
      errors: [{ messageId: 'salt', line: 1, column: 86, endLine: 1, endColumn: 103 }],
    },
    // Compared and matched as they are
    {
      code: "app.post('/', (req, res) => { if (user.password === req.body.password) res.end(); });",
      errors: [{ messageId: 'compared', line: 1, column: 35, endLine: 1, endColumn: 70 }],
    },
    {
      code: 'const user = users.find((it) => it.name === auth.name && it.password === auth.password);',
      errors: [{ messageId: 'compared', line: 1, column: 58, endLine: 1, endColumn: 87 }],
    },
    {
      code: 'function login(name, password) { const row = load(name); return row[0].password == password; }',
      errors: [{ messageId: 'compared', line: 1, column: 65, endLine: 1, endColumn: 92 }],
    },
    {
      code: 'const comparePassword = (stored, given) => { return stored === given; };',
      errors: [{ messageId: 'compared', line: 1, column: 53, endLine: 1, endColumn: 69 }],
    },
    {
      code: 'class User { checkPassword(inputPassword) { return this.password === inputPassword; } }',
      errors: [{ messageId: 'compared', line: 1, column: 52, endLine: 1, endColumn: 83 }],
    },
    {
      code: "app.post('/', (req, res) => { User.find({ username: req.body.username, password: req.body.password }, done); });",
      errors: [{ messageId: 'matched', line: 1, column: 72, endLine: 1, endColumn: 99 }],
    },
    {
      code: "app.post('/', async (req, res) => { const { name, password } = req.body; await User.findOne({ where: { name, password } }); });",
      errors: [{ messageId: 'matched', line: 1, column: 110, endLine: 1, endColumn: 118 }],
    },
  ],
});
