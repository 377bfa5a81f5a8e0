/** Says whether a title, or a category, names what several are held at once of, beside each other in one room. */
export function isExhibit(title: string, tracks: readonly string[]): boolean {
  return [title, ...tracks].some((text) => exhibits.test(text));
}

const exhibits =
  /(?<!\p{L})(?:posters?|poster session|booths?|exhibits?|exhibitors?|exhibition|expo|job fair|showcase|open space|demos? session)(?!\p{L})/iu;
