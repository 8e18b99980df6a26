import { describe, expect, it } from 'vitest';

import { originOfRange, originOfResolution, versionAt } from '../../src/inventory/origin-of.js';

const registry = 'https://registry.example';

describe('an address', () => {
  it.each([
    // Whatever a package is called, advisories about it count.
    `${registry}/ms/-/ms-2.1.3.tgz`,
    `${registry}/@electron/get/-/get-2.0.2.tgz`,
    `${registry}/get/-/get-1.4.0.tgz#0123456789abcdef`,
    `${registry}/download/@acme/get/1.0.0/0123456789abcdef`,
    `${registry}/repository/npm/get/-/get-1.4.0.tgz`,
    `${registry}/archive/-/archive-1.0.0.tgz`,
    `${registry}/@acme/repository/-/repository-1.0.0.tgz`,
    `${registry}/git/-/git-0.1.5.tgz`,
    `${registry}/@acme/git/-/git-0.1.5.tgz`,
    `${registry}/@acme/x.git/-/x.git-1.0.0.tgz`,
  ])('%s is one of a registry', (address) => {
    expect(originOfResolution(address)).toBeUndefined();
    // Where it looks like one of what is published, a manifest that asks for it asks for that.
    const isPublished = address.includes('/-/');
    expect(originOfRange(address)).toBe(isPublished ? 'registry' : 'url');
    expect(versionAt(address)).toBe(
      isPublished ? /-(\d[\d.]*)\.tgz/u.exec(address)?.[1] : undefined,
    );
  });

  it.each([
    'https://codeload.github.com/acme/ms/tar.gz/0123456789abcdef',
    'https://bitbucket.org/acme/ms/get/0123456789abcdef.tar.gz',
    'https://gitlab.com/acme/ms/-/archive/0123456789abcdef/ms-0123456789abcdef.tar.gz',
    'https://gitlab.com/acme/ms/repository/archive.tar.gz?ref=0123456789abcdef',
    'https://gitlab.com/api/v4/projects/acme%2Fms/repository/archive.tar.gz?sha=0123456789abcdef',
    'https://git.example/acme/group/ms/-/archive/v1/ms-v1.tar.gz',
    'git+ssh://git@github.com/acme/ms.git#0123456789abcdef',
    'https://github.com/acme/ms.git#0123456789abcdef',
    'git@git.example:acme/ms.git',
    'github:acme/ms',
  ])('%s is one of a commit', (address) => {
    expect(originOfResolution(address)).toBe('git');
    expect(originOfRange(address)).toBe('git');
  });

  it.each(['file:../ms.tgz', './ms', '../ms', 'link:../ms', 'portal:../ms'])(
    '%s is one of a file',
    (address) => {
      expect(originOfResolution(address)).toBe('file');
      expect(originOfRange(address)).toBe('file');
    },
  );
});
