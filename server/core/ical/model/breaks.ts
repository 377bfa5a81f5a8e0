/** What stands on a schedule and is no talk: in the languages that schedules of conferences are mostly written in. */
const words =
  /(?<![\p{L}\p{N}])(?:coffee|tea|lunch|dinner|breakfast|registration|check-?in|networking|reception|social|party|opening hours|doors|(?:sponsors?|expo) hours|pausa|pause|mittagessen|mittagspause|kaffee|kaffeepause|registrierung|anmeldung|break|breaks|swag|after-?party|get-?together|cloakroom|break-?fast)(?![\p{L}\p{N}])/iu;

/** A longer title speaks of something: "Breaking the build", "How we lost our lunch break to a cron job". */
const mostWords = 5;

/** Words of breaks that titles of talks play with: "Hot caches, cold coffee". */
const playful =
  /(?<![\p{L}\p{N}])(?:coffee|tea|party|social|doors|swag|dinner|reception|networking)(?![\p{L}\p{N}])/giu;

/** What may stand before them when a break is meant. */
const beforePlayful =
  /^(?:(?:morning|afternoon|evening|early|late|welcome|opening|closing|conference|community|official|first|second|last|final|free|the|a|and|speakers?|attendees?|sponsors?|lunch|day|night)(?:['’]s?)?[\s,:&+-]*)*$/iu;

/**
 * Says whether a title, or a category, names a break and no talk. `own` are titles that greenroom.json calls
 * breaks, in lower case.
 */
export function isBreak(title: string, tracks: readonly string[], own: ReadonlySet<string>): boolean {
  if (own.has(title.toLowerCase())) return true;
  if (tracks.some((track) => own.has(track.toLowerCase()) || words.test(track))) return true;
  return words.test(title) && wordsIn(title) <= mostWords && !isPlay(title);
}

/** Says whether a title has its only word of breaks somewhere behind others, as that of a talk may have. */
function isPlay(title: string): boolean {
  if (wordsIn(title) <= 2 || words.test(title.replace(playful, ' '))) return false;
  return !beforePlayful.test(title.slice(0, title.search(playful)));
}

/** Says whether a title is so short that it can be nothing else, whoever is named beside it. */
export function isPlainBreak(title: string): boolean {
  return words.test(title) && wordsIn(title) <= 2;
}

function wordsIn(title: string): number {
  return (title.match(/\p{L}+/gu) ?? []).length;
}

/** What may last all day and is no slip: open spaces, sprints, hackathons. */
export function isOpenEnded(title: string): boolean {
  return /(?<!\p{L})(?:open space|unconference|sprints?|hackathons?|hack ?days?|workshops?|trainings?|tutorials?|exhibitions?|expo|venue|conference|day [1-9]|camp|party|dinner|social|reception|concert|festival)(?!\p{L})/iu.test(
    title,
  );
}
