import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import path from 'node:path';

/** Long enough for a thousand samples and more. */
const milliseconds = 2000;
const fewestCalls = 5;

/** Milliseconds between two looks at the clock, where calls are short. */
const betweenLooks = 20;

/** Microseconds between two looks at the stack. */
const interval = 500;

/**
 * Writes a CPU profile of a benchmark, once it is warm.
 *
 * @param work - The benchmark.
 * @param folder - The folder to write to.
 * @returns The file.
 */
export async function profileBenchmark(work: () => unknown, folder: string): Promise<string> {
  await repeatFor(work, milliseconds / 10);
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval });
    await session.post('Profiler.start');
    await repeatFor(work, milliseconds);
    const { profile } = await session.post('Profiler.stop');
    const file = path.join(folder, `${randomUUID()}.cpuprofile`);
    await writeFile(file, JSON.stringify(profile));
    return file;
  } finally {
    session.disconnect();
  }
}

/**
 * A look at the clock takes as long as a small function, and would stand in the profile. It is looked at once in a while, after
 * about as many calls as before it.
 */
async function repeatFor(work: () => unknown, time: number): Promise<void> {
  const started = performance.now();
  let calls = 0;
  let elapsed = 0;
  while (calls < fewestCalls || elapsed < time) {
    const batch = Math.max(1, Math.floor((calls * betweenLooks) / Math.max(elapsed, betweenLooks)));
    for (let call = 0; call < batch; call += 1) await work();
    calls += batch;
    elapsed = performance.now() - started;
  }
}
