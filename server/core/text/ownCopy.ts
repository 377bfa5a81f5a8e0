/**
 * An equal text that keeps no other alive. What is cut out of a text keeps all of it in memory, as JavaScript is
 * implemented: a title of sixty characters would keep the whole calendar that it once stood in.
 */
export function ownCopy(text: string): string {
  return text === '' ? text : ` ${text}`.slice(1);
}
