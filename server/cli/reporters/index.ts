import type { Format } from '../arguments.ts';
import { reportGithub } from './github.ts';
import { reportJson } from './json.ts';
import { reportJunit } from './junit.ts';
import type { Reporter } from './report.ts';
import { reportSarif } from './sarif.ts';
import { reportText } from './text.ts';

/** Each format that `--format` takes. */
export const reporters: Readonly<Record<Format, Reporter>> = {
  text: reportText,
  json: reportJson,
  sarif: reportSarif,
  github: reportGithub,
  junit: reportJunit,
};
