import type { Format } from '../arguments.ts';
import { reportGithub } from './github.ts';
import { reportJson } from './json.ts';
import { reportJunit } from './junit.ts';
import type { Reporter } from './report.ts';
import { reportText } from './text.ts';

/** Each format that `--format` takes. SARIF describes rules, so it is where that is done. */
export const reporters: Readonly<Record<Format, Reporter>> = {
  text: reportText,
  json: reportJson,
  sarif: async (report) => (await import('../describeRules.ts')).reportSarif(report),
  github: reportGithub,
  junit: reportJunit,
};
