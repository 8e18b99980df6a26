import { satisfies } from 'semver';

import { nodeRange } from '../../package-info.js';
import type { Check } from '../diagnosis.js';

/** Whether Node.js is one that we run on. */
export const checkNode: Check = ({ node }) => [
  satisfies(node, nodeRange, { includePrerelease: true })
    ? { subject: 'node', status: 'ok', message: `${node}, within ${nodeRange}` }
    : {
        subject: 'node',
        status: 'problem',
        message: `${node} is not within ${nodeRange}`,
        cure: 'nvm install 24',
      },
];
