import type { RuleModule } from '../rule.ts';
import * as beginEndMismatch from './begin-end-mismatch.ts';
import * as fileBom from './file-bom.ts';
import * as fileNotUtf8 from './file-not-utf8.ts';
import * as foldSplitsUtf8 from './fold-splits-utf8.ts';
import * as lineEndingBareCr from './line-ending-bare-cr.ts';
import * as lineEndingMixed from './line-ending-mixed.ts';
import * as lineEndingNotCrlf from './line-ending-not-crlf.ts';

/** Every rule on iCalendar files, by file name. A test fails when a rule's file is missing here. */
export const icalRules: readonly RuleModule[] = [
  beginEndMismatch,
  fileBom,
  fileNotUtf8,
  foldSplitsUtf8,
  lineEndingBareCr,
  lineEndingMixed,
  lineEndingNotCrlf,
];
