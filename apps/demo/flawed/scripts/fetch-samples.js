import { downloadTemplate } from 'giget';

// The institute's own repository, at a commit that was looked at.
await downloadTemplate('gitlab:institute/lablink-samples#7c1f0a94be2d', { dir: 'samples' });
