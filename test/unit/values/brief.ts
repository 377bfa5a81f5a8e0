import type { ParseValue } from '../../../server/core/ical/values/parsed.ts';

/** A problem as one line: its kind, the text that it marks and the reading, with ! when that is sure. */
export function brief(value: string, parse: ParseValue<unknown>): string {
  const { problem } = parse(value);
  if (!problem) return 'fine';
  const reading = problem.reading === undefined ? '' : ` ${problem.reading}${problem.isSure ? '!' : '?'}`;
  return `${problem.kind} [${value.slice(problem.start, problem.end)}]${reading}`;
}
