import { paddingOf } from './date.ts';
import type { ValueProblem } from './parsed.ts';

/**
 * The problem of a value that would be right but for white space around it; undefined when it is wrong
 * without the white space too, or has none. `offset` is added to the place.
 */
export function explainPadding(
  value: string,
  offset: number,
  isRight: (value: string) => boolean,
): ValueProblem<'padded'> | undefined {
  const trimmed = value.trim();
  if (trimmed === value || trimmed === '' || !isRight(trimmed)) return undefined;
  return { kind: 'padded', ...paddingOf(value, offset), reading: trimmed, isSure: true };
}
