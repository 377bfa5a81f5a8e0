import { hasOffsetIn } from '../../text/lines.ts';
import { propertySpec, type ValueType } from '../spec/index.ts';
import type { BlockTree, Component, ContentLine, Parameter } from '../syntax/nodes.ts';
import { isDate } from './date.ts';
import { isDateTime } from './dateTime.ts';
import { findStartAndEnd, isPlainlyLater } from './endOrder.ts';
import { areWrittenAlike } from './sameForm.ts';

const SIX = 54;

/**
 * Says whether a value is in order at first sight, as nearly all are: so that a dozen rules on what may be
 * wrong with it need not look at it one by one. False says nothing: the value may still be right.
 */
export function isPlainlyRight(tree: BlockTree, line: ContentLine, type: ValueType): boolean {
  switch (type) {
    case 'TEXT':
    case 'UID':
      return hasPlainEnds(tree.text, line) && !hasOffsetIn(tree.lines.separators, line.valueStart, line.end);
    case 'DATE-TIME':
      return line.lineCount === 1 && isPlainDateTime(tree.text, line.valueStart, line.end);
    case 'DATE':
      return line.lineCount === 1 && isDate(tree.text, line.valueStart, line.end);
    default:
      return false;
  }
}

/**
 * Says whether a component has a start and an end that are not plainly right together: written alike, as those of
 * nearly every event, and the end later.
 */
export function hasDoubtfulSpan(tree: BlockTree, component: Component): boolean {
  const lines = findStartAndEnd(component);
  if (!lines) return false;
  return !areWrittenAlike(tree, lines.start, lines.end) || !isPlainlyLater(tree, lines.start, lines.end);
}

/** Says whether there is a value, and no white space before or after it. */
function hasPlainEnds(text: string, { valueStart, end }: ContentLine): boolean {
  return (
    end > valueStart && !isBlankUnit(text.charCodeAt(valueStart)) && !isBlankUnit(text.charCodeAt(end - 1))
  );
}

function isBlankUnit(unit: number): boolean {
  return unit === 32 || unit === 9;
}

/** Second 60 is in the grammar and seldom right. */
function isPlainDateTime(text: string, start: number, end: number): boolean {
  return isDateTime(text, start, end) && text.charCodeAt(start + 13) !== SIX;
}

/**
 * Says whether a parameter is in order at first sight: the one parameter of its line, a TZID of letters,
 * digits and what else zones have in their names, on a property of an event or task that may have it. False
 * says nothing.
 */
export function isPlainParameter(
  { text }: BlockTree,
  line: ContentLine,
  { name, nameEnd, end }: Parameter,
  component: Component | undefined,
): boolean {
  if (name !== 'TZID' || line.params.length > 1 || !component || component.parent) return false;
  if (end <= nameEnd + 1 || !propertySpec(line.name)?.params?.includes('TZID')) return false;
  for (let at = nameEnd + 1; at < end; at++) if (!isZoneUnit(text.charCodeAt(at))) return false;
  return true;
}

/** Letters, digits, and `+ - / _`. */
function isZoneUnit(unit: number): boolean {
  const letter = unit | 32;
  if (letter >= 97 && letter <= 122) return true;
  return (unit >= 45 && unit <= 57 && unit !== 46) || unit === 43 || unit === 95;
}
