/** Loaded before a measured program: tells its peak memory and its processor time when it ends. */
import { writeSync } from 'node:fs';

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(2, `peak-memory-kb=${maxRSS} cpu-us=${userCPUTime + systemCPUTime}\n`);
});
