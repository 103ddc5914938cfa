/**
 * A start -> how long this process has been at work since: milliseconds of the processor, not of the clock on the wall, so
 * that a limit on what must end soon does not fail for what else the machine has to do. Its waiting is not counted.
 */

/** Milliseconds of processor time since `started`, which `process.cpuUsage()` gave. */
export function busySince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}
