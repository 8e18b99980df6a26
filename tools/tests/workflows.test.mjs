import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from './support/copy-repository.mjs';

const folder = path.join(repository, '.github/workflows');
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(path.join(folder, name), 'utf8'),
}));

it('there are the two workflows', () => {
  expect(workflows.map(({ name }) => name)).toEqual(['ci.yml', 'release.yml']);
});

describe.each(workflows)('$name', ({ text }) => {
  const steps = text.split(/^ {6}- /mu).slice(1);

  it('pins every action to a commit, and says which version that is', () => {
    const uses = steps.filter((step) => step.startsWith('uses:'));
    expect(uses.length).toBeGreaterThan(0);
    for (const step of uses)
      expect(step).toMatch(/^uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\n/u);
  });

  it('leaves no credentials in what it checks out', () => {
    const checkouts = steps.filter((step) => step.startsWith('uses: actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const step of checkouts) expect(step).toContain('persist-credentials: false');
  });

  it('knows no secret but the token of the run', () => {
    const secrets = Array.from(text.matchAll(/secrets\.(\w+)/gu), ([, name]) => name);
    expect(secrets.filter((name) => name !== 'GITHUB_TOKEN')).toEqual([]);
  });

  it('says which permissions it needs', () => {
    expect(text).toMatch(/^permissions:(?: \{\}|\n {2}contents: read\n\n)/mu);
  });
});

it('CI runs on every major version of Node.js that the packages support', () => {
  const { engines } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8'));
  const majors = Array.from(engines.node.matchAll(/(?:\^|>=)(\d+)/gu), ([, major]) => major);
  const ci = workflows.find(({ name }) => name === 'ci.yml').text;
  expect(ci).toContain(`node: [${majors.join(', ')}]`);
});
