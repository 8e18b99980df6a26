import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import path from 'node:path';

/** Long enough for a thousand samples and more. */
const milliseconds = 2000;
const fewestCalls = 5;

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

async function repeatFor(work: () => unknown, time: number): Promise<void> {
  const started = performance.now();
  for (let calls = 0; calls < fewestCalls || performance.now() - started < time; calls += 1) {
    await work();
  }
}
