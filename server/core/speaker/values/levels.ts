/** The levels that talks have where nobody configured others: those of Symposion and PyBay. */
export const usualLevels = [
  'Novice',
  'Beginner',
  'Intermediate',
  'Advanced',
  'Experienced',
  'Expert',
  'All',
  'All levels',
] as const;

/** Says whether a word is one of `levels`, in whatever case. */
export function isLevel(word: string, levels: readonly string[] = usualLevels): boolean {
  return levels.some((level) => level.toLowerCase() === word.toLowerCase());
}
