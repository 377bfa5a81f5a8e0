/** What stands on a schedule and is no talk: in the languages that schedules of conferences are mostly written in. */
const words =
  /(?<![\p{L}\p{N}])(?:coffee|tea|lunch|dinner|breakfast|registration|check-?in|networking|reception|social|party|opening hours|doors|(?:sponsors?|expo) hours|pausa|pause|mittagessen|mittagspause|kaffee|kaffeepause|registrierung|anmeldung|break|breaks|swag|after-?party|get-?together|cloakroom|break-?fast)(?![\p{L}\p{N}])/iu;

/** A longer title speaks of something: "Breaking the build", "How we lost our lunch break to a cron job". */
const mostWords = 5;

/**
 * Says whether a title, or a category, names a break and no talk. `own` are titles that greenroom.json calls
 * breaks, in lower case.
 */
export function isBreak(title: string, tracks: readonly string[], own: ReadonlySet<string>): boolean {
  if (own.has(title.toLowerCase())) return true;
  if (tracks.some((track) => own.has(track.toLowerCase()) || words.test(track))) return true;
  return words.test(title) && title.split(/\s+/).length <= mostWords;
}

/** What may last all day and is no slip: open spaces, sprints, hackathons. */
export function isOpenEnded(title: string): boolean {
  return /(?<!\p{L})(?:open space|unconference|sprints?|hackathons?|hack ?days?|workshops?|trainings?|tutorials?|exhibitions?|expo|venue|conference|day [1-9]|camp)(?!\p{L})/iu.test(
    title,
  );
}
