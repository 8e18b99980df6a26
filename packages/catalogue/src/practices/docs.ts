import type { Practice } from '../practice.js';

export const docs = [
  {
    id: 'undocumented-public-api',
    area: 'docs',
    title: 'Public API without a docstring',
    why: 'A caller who has to read the code to use it will use it wrongly.',
    python: 'D103',
    enforcers: { eslint: ['jsdoc/require-jsdoc'] },
    fixable: false,
    docs: 'docs/practices/docs.md#undocumented-public-api',
  },
  {
    id: 'missing-param-doc',
    area: 'docs',
    title: 'Parameter without a description',
    why: 'Units, ranges and ownership are not in the type.',
    python: 'D417',
    enforcers: {
      eslint: ['jsdoc/require-param', 'jsdoc/require-param-description'],
    },
    fixable: false,
    docs: 'docs/practices/docs.md#missing-param-doc',
  },
  {
    id: 'missing-returns-doc',
    area: 'docs',
    title: 'Return value without a description',
    why: 'What the value means, and when it is missing, is not in the type.',
    python: 'DOC201',
    enforcers: {
      eslint: ['jsdoc/require-returns', 'jsdoc/require-returns-description'],
    },
    fixable: false,
    docs: 'docs/practices/docs.md#missing-returns-doc',
  },
  {
    id: 'missing-example',
    area: 'docs',
    title: 'Public function without an example',
    why: 'An example is what most readers look for first and understand fastest.',
    enforcers: { eslint: ['jsdoc/require-example'] },
    fixable: false,
    docs: 'docs/practices/docs.md#missing-example',
  },
  {
    id: 'stale-param-doc',
    area: 'docs',
    title: 'Docstring that names a parameter that is gone',
    why: 'A wrong docstring costs more than a missing one.',
    python: 'DOC102',
    enforcers: { eslint: ['jsdoc/check-param-names', 'jsdoc/no-types'] },
    fixable: false,
    docs: 'docs/practices/docs.md#stale-param-doc',
  },
] as const satisfies readonly Practice[];
