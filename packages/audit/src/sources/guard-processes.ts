/** Is told of a process that was started, the first of a group; what it returns is called once that has ended. */
export type ProcessGuard = (pid: number) => () => void;

let current: ProcessGuard | undefined;

/**
 * Has somebody watch over the package managers that audits start. They end with an audit that is stopped, and with a process
 * that ends; who may be killed without a chance to say so has another process end them.
 *
 * @param guard - Is told of each process from now on.
 * @example
 * ```ts
 * import { guardProcesses } from '@groundrules/audit';
 *
 * guardProcesses((pid) => {
 *   console.log(`${pid} has started`);
 *   return () => console.log(`${pid} has ended`);
 * });
 * ```
 */
export function guardProcesses(guard: ProcessGuard): void {
  current = guard;
}

/**
 * Tells who watches that a process was started.
 *
 * @param pid - Its id; `undefined` of one that did not start.
 * @returns To be called once it has ended.
 */
export function guardProcess(pid: number | undefined): () => void {
  return (pid === undefined ? undefined : current?.(pid)) ?? ((): void => undefined);
}
