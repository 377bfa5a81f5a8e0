/** Milliseconds of processor that a task takes in this process: unlike a clock, the same on a busy machine. */
export function processorMs(task: () => void): number {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
