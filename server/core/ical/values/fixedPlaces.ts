/**
 * Many readers, ical.js among them, cut a date or date-time at the places where its numbers should be and
 * take what digits they find there. Of a value in another notation they get other numbers, or none.
 */

const datePlaces: readonly (readonly [number, number])[] = [
  [0, 4],
  [4, 6],
  [6, 8],
];
const dateTimePlaces = [...datePlaces, [9, 11], [11, 13], [13, 15]] as const;

/**
 * Says whether such readers get something out of a value, and something else out of its right form: then
 * the repair changes what attendees see today.
 */
export function isReadOtherwise(value: string, reading: string): boolean {
  const places = reading.length > 8 ? dateTimePlaces : datePlaces;
  const numbers = (text: string) => places.map(([start, end]) => Number.parseInt(text.slice(start, end), 10));
  const now = numbers(value);
  if (now.some(Number.isNaN)) return false;
  if (numbers(reading).some((number, index) => number !== now[index])) return true;
  return (value.charAt(15) === 'Z') !== (reading.charAt(15) === 'Z');
}
