/**
 * Runs tasks side by side. Where some fail, the first of them in the list is told, whichever failed first: one that fails
 * stops those after it, and those before it go on.
 *
 * @param tasks - What is run, those first that explain what happens to the others. Each ends soon when its signal says so.
 * @param signal - Stops all of them.
 * @returns What they returned.
 */
export async function settleInOrder<T extends readonly unknown[]>(
  tasks: { readonly [K in keyof T]: (signal: AbortSignal) => Promise<T[K]> },
  signal: AbortSignal | undefined,
): Promise<T> {
  const parts = tasks.map((task) => ({ task, stop: new AbortController() }));
  const ends = await Promise.allSettled(
    parts.map(async ({ stop, task }, index) => {
      try {
        return await task(AbortSignal.any([stop.signal, ...(signal ? [signal] : [])]));
      } catch (error) {
        for (const later of parts.slice(index + 1)) later.stop.abort();
        throw error;
      }
    }),
  );
  return ends.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  }) as readonly unknown[] as T;
}
