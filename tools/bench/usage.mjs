// Loaded with `node --import` into a measured process: writes what it used when it ends.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { maxRSS, systemCPUTime, userCPUTime } = process.resourceUsage();
  const file = process.env.GROUNDRULES_BENCH_USAGE;
  if (file) {
    writeFileSync(
      file,
      JSON.stringify({
        cpuSeconds: (systemCPUTime + userCPUTime) / 1e6,
        megabytes: maxRSS / 1024,
      }),
    );
  }
});
