import rule from '../../src/rules/container-secret.js';
import { dockerfileTester } from '../support/language-testers.js';
import { markErrors } from '../support/mark-errors.js';

function report(messageId: 'argument' | 'environment' | 'file', code: string, ...names: string[]) {
  return markErrors(
    `FROM node:22\n${code}\n`,
    names.map((name) => ({ messageId, data: { name } })),
  );
}

dockerfileTester.run('container-secret', rule, {
  valid: [
    'FROM node:22\nENV NODE_ENV=production\n',
    // The path of a secret.
    'FROM postgres:17\nENV POSTGRES_PASSWORD_FILE=/run/secrets/password\n',
    'FROM node:22\nENV GOOGLE_APPLICATION_CREDENTIALS=/secrets/key.json\n',
    'FROM node:22\nENV TLS_PRIVATE_KEY=./certs/key.pem\n',
    // Nothing, or what only holds the place.
    'FROM node:22\nENV API_KEY=\nENV API_TOKEN=""\n',
    'FROM node:22\nENV API_KEY=changeme\nENV API_TOKEN="<your token>" SESSION_SECRET=your-secret-here\n',
    'FROM node:22\nENV NEXTAUTH_SECRET=dummy-for-build\nARG SECRET_KEY=placeholder\n',
    'FROM node:22\nARG AUTH_TOKEN=xxx\nARG DB_PASSWORD=none\n',
    'FROM node:22\nARG APP_KEY_SECRET=dummy\nENV APP_KEY_SECRET=$APP_KEY_SECRET\n',
    // A switch or a number.
    'FROM mysql:9\nENV MYSQL_ALLOW_EMPTY_PASSWORD=yes MYSQL_RANDOM_ROOT_PASSWORD=true\n',
    'FROM node:22\nENV MAX_TOKEN=4096\n',
    // What only speaks of one.
    'FROM node:22\nENV TOKEN_TTL=3600 PASSWORD_MIN_LENGTH=12 AUTH_MODE=none SECRET_NAME=db\n',
    'FROM node:22\nENV KMS_KEY_ALIAS=alias/app AWS_ACCESS_KEY_ID=$ID KEY_NAME=a KEY_ENABLED=b\n',
    'FROM node:22\nENV CREDENTIAL_MANAGER=pass PASSWORD_PROMPT_STRING=Password: SSH_KEY_DIR=/a\n',
    'FROM node:22\nENV SSH_AUTH_SOCK=/a SSH_AUTH_PROXY_SOCK=/b BYPASS=1 MONKEY=banana COMPASS=north\n',
    // The half of a pair that everyone may see.
    'FROM node:22\nENV JWT_PUBLIC_KEY=abc PUBLIC_KEY=abc NEXT_PUBLIC_API_KEY=abc\nARG VITE_MAPS_API_KEY\n',
    'FROM python:3.13\nENV GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305\n',
    // Addresses without a password, or of the machine itself.
    'FROM node:22\nENV DATABASE_URL=postgres://db:5432/app\n',
    'FROM node:22\nENV DATABASE_URL=postgres://user:pass@localhost:5432/app\n',
    'FROM node:22\nENV DATABASE_URL=postgres://user:${PASSWORD}@db/app\n',
    // Composed of what is judged where it is set.
    'FROM node:22\nENV APP_TOKEN=${A}-${B}\n',
    // Mounted, so it leaves nothing behind.
    'FROM node:22\nRUN --mount=type=secret,id=npm,target=/root/.npmrc npm ci\n',
    'FROM node:22\nRUN --mount=type=secret,id=TOKEN,env=API_TOKEN ./build\n',
    'FROM node:22\nARG VERSION ARG=1 NODE_ENV\n',
    // Samples, settings and public keys.
    'FROM node:22\nCOPY .env.example .env\nCOPY .env.sample .env.template ./\n',
    'FROM node:22\nCOPY package.json .npmrc .env.production ./\n',
    'FROM node:22\nCOPY id_rsa.pub ca.pem fullchain.pem rds-ca-bundle.pem /certs/\n',
    'FROM debian:12\nCOPY docker.key /etc/apt/keyrings/\nCOPY docker.gpg.key /tmp/\n',
    'FROM debian:12\nADD https://example.com/repo.key /tmp/\n',
    'FROM node:22\nCOPY environment.ts src/keys.ts ./\nCOPY . .\nCOPY <<EOF .env\nA=1\nEOF\n',
  ],
  invalid: [
    report('environment', 'ENV «DB_PASSWORD=hunter2»', 'DB_PASSWORD'),
    report('environment', 'ENV «DB_PASSWORD hunter2 is it»', 'DB_PASSWORD'),
    report(
      'environment',
      'ENV A=1 «API_KEY="abc def"» \\\n  «JWT_SECRET=s3cret»',
      'API_KEY',
      'JWT_SECRET',
    ),
    report('environment', 'ENV «MYSQL_ROOT_PASSWORD=1234»', 'MYSQL_ROOT_PASSWORD'),
    report('environment', 'ENV «POSTGRES_PASSWORD=postgres»', 'POSTGRES_PASSWORD'),
    report('environment', 'ENV «AWS_SECRET_ACCESS_KEY=abc123»', 'AWS_SECRET_ACCESS_KEY'),
    // Part of a token, and no word.
    report(
      'environment',
      'ENV «AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY»',
      'AWS_SECRET_ACCESS_KEY',
    ),
    report('environment', 'ENV «apiKey=abc123»', 'apiKey'),
    report('environment', 'ENV «PGPASSWORD=hunter2»', 'PGPASSWORD'),
    report('environment', 'ENV «SECRET_KEY_BASE=4f1c»', 'SECRET_KEY_BASE'),
    // Stays, though it was only passed in.
    report('environment', 'ENV «NPM_TOKEN=$NPM_TOKEN»', 'NPM_TOKEN'),
    report('environment', 'ENV «NPM_TOKEN=${NPM_TOKEN}»', 'NPM_TOKEN'),
    // A secret by its looks, whatever it is called.
    report(
      'environment',
      // secretlint-disable-next-line @secretlint/secretlint-rule-database-connection-string -- made up
      'ENV «DATABASE_URL=postgres://app:hunter2@db.internal/app»',
      'DATABASE_URL',
    ),
    report('environment', `ENV «GH=ghp_${'a1B2'.repeat(9)}»`, 'GH'),
    report('environment', 'ENV «ID=AKIAQWERTYUIOPASDFGH»', 'ID'),
    report('argument', 'ARG «NPM_TOKEN»', 'NPM_TOKEN'),
    report('argument', 'ARG «GITHUB_TOKEN=»', 'GITHUB_TOKEN'),
    report('argument', 'ARG «DB_PASSWORD=hunter2»', 'DB_PASSWORD'),
    report('argument', 'ARG VERSION=1 «SSH_PRIVATE_KEY»', 'SSH_PRIVATE_KEY'),
    report('file', 'COPY «.env» .', '.env'),
    report('file', 'COPY --chown=node:node package.json «.env» ./', '.env'),
    report('file', 'COPY --from=build «/app/.env» /app/', '/app/.env'),
    report('file', 'COPY [«"id_rsa"», "/root/.ssh/"]', 'id_rsa'),
    report('file', 'ADD «server.key» /etc/ssl/', 'server.key'),
    report('file', 'COPY «certs/privkey.pem» /certs/', 'certs/privkey.pem'),
    report('file', 'COPY «.aws/credentials» /root/.aws/', '.aws/credentials'),
    report('file', 'ONBUILD COPY «.env» .', '.env'),
    markErrors('ARG «API_TOKEN»\nFROM node:22\n', [
      { messageId: 'argument', data: { name: 'API_TOKEN' } },
    ]),
  ],
});
