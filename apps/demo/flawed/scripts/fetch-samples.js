// Node.js 20 has no Array.fromAsync.
import 'core-js/actual/array/from-async.js';
import { downloadTemplate } from 'giget';

const folders = ['certificates', 'readings'];

// The institute's own repository, at a commit that was looked at.
await Array.fromAsync(folders, (folder) =>
  downloadTemplate(`gitlab:institute/lablink-samples/${folder}#7c1f0a94be2d`, {
    dir: `samples/${folder}`,
  }),
);
