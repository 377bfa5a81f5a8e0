/**
 * What is found in `fixtures/workspaces/damaged`, and the actions that repair it. The command line and the editor are held
 * to the same two lists.
 */

/** One finding. */
export interface ExpectedFinding {
  /** From the folder of the workspace. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly rule: string;
}

/** One action that somebody chooses at the first finding of a rule in a file that offers it. */
export interface Repair {
  readonly file: string;
  readonly rule: string;
  /** The whole title. */
  readonly action: string;
}

/** Every finding, by file and by line. */
export const damagedFindings: readonly ExpectedFinding[] = rows(`
schedule.ics                                   40  warning  property-not-allowed
schedule.ics                                  190  warning  event-copies-disagree
schedule.ics                                  194  error    property-name-invalid
schedule.ics                                  215  error    continuation-missing-space
schedule.ics                                  259  warning  event-copies-disagree
schedule.ics                                  325  hint     speaker-name-variant
schedule.ics                                  364  hint     line-too-long
schedule.ics                                  400  error    component-not-closed
schedule.ics                                  414  warning  text-unescaped-separator
schedule.ics                                  441  error    properties-exclusive
schedule.ics                                  457  warning  event-zero-length
schedule.ics                                  537  error    end-not-after-start
schedule.ics                                  547  warning  text-unescaped-separator
schedule.ics                                  567  info     line-blank
schedule.ics                                  582  hint     alarm-in-schedule
schedule.ics                                  585  error    line-not-content-line
schedule.ics                                  590  warning  event-outside-conference
schedule.ics                                  614  error    uid-duplicate
schedule.ics                                  648  error    dtstamp-missing
schedule.ics                                  657  error    uid-missing
schedule.ics                                  673  warning  event-copies-disagree
schedule.ics                                  688  warning  tzid-undefined
schedule.ics                                  703  error    datetime-invalid
schedule.ics                                  717  warning  tzid-fixed-offset
schedule.ics                                  748  error    datetime-offset-suffix
schedule.ics                                  749  error    datetime-offset-suffix
schedule.ics                                  827  info     floating-time
schedule.ics                                  828  error    end-localness-mismatch
schedule.ics                                  916  error    line-indented
schedule.ics                                  929  info     event-at-night
schedule.ics                                  964  warning  text-stray-backslash
schedule.ics                                  988  info     room-name-variant
schedule.ics                                 1022  warning  property-name-misspelt
schedule.ics                                 1055  error    continuation-missing-space
schedule.ics                                 1059  error    component-not-closed
speakers/amelie-roussel-diop.speaker.txt        5  info     page-markup-residue
speakers/dorothea-kluengel.speaker.txt         12  warning  page-event-time-mismatch
speakers/hana-dvorackova.speaker.txt           12  warning  page-event-room-mismatch
speakers/ingeborg-saetre.speaker.txt           12  warning  page-date-order
speakers/mei-ling-tsai-roth.speaker.txt        12  error    page-schedule-syntax
speakers/ruth-eisenhut.speaker.txt             18  info     page-section-misspelt
speakers/saeki-minori.speaker.txt              12  warning  page-event-room-mismatch
speakers/theodora-mbeki-laurent.speaker.txt     3  warning  page-event-speaker-mismatch
speakers/ulrich-pfefferkorn.speaker.txt         9  info     page-event-title-mismatch
speakers/wanjiru-kamau.speaker.txt             12  warning  page-weekday-mismatch
speakers/yusuf-karadag.speaker.txt              3  warning  page-event-speaker-mismatch
speakers/yusuf-karadag.speaker.txt             12  warning  page-room-missing
speakers/zoe-vandenbroucke.speaker.txt         12  error    page-end-not-after-start
talks/A7STCK.ics                               32  warning  uid-code-mismatch
talks/C8BARR.ics                               33  error    char-control
talks/D7MEND.ics                               43  error    file-text-after-end
talks/F7CRYD.ics                               42  error    param-value-needs-quotes
talks/G8GRAN.ics                               41  warning  uri-invalid
talks/H3CACH.ics                                1  warning  file-bom
talks/H8LOOM.ics                               28  error    param-syntax
talks/J7KETT.ics                               34  error    file-not-utf8
talks/J7KETT.ics                               42  warning  room-double-booked
talks/K7FLAG.ics                               39  warning  line-ending-mixed
talks/N3CLOK.ics                               28  error    fold-splits-utf8
talks/O8RATE.ics                               20  info     vtimezone-onset-shifted
talks/O8RATE.ics                               23  error    utc-offset-invalid
talks/S7BODN.ics                               42  error    begin-end-mismatch
talks/S8HODO.ics                               41  warning  room-double-booked
talks/U7LATE.ics                               28  warning  speaker-double-booked
talks/W7SUPL.ics                               31  warning  property-not-allowed
talks/X9CROI.ics                                1  error    file-text-before-begin
talks/Y8WINT.ics                               28  warning  speaker-double-booked
talks/Z8SRCE.ics                               37  warning  text-double-escaped
`).map(([file = '', line, severity, rule = '']) => ({
  file,
  line: Number(line),
  severity: severity as ExpectedFinding['severity'],
  rule,
}));

/**
 * What is left after everything safe was repaired in every file, repaired one by one in this order: what hides other
 * things comes first.
 */
export const repairs: readonly Repair[] = rows(`
schedule.ics                                 component-not-closed         Add END:VEVENT
schedule.ics                                 component-not-closed         Remove BEGIN:VEVENT
schedule.ics                                 property-not-allowed         Remove METHOD
schedule.ics                                 property-name-invalid        Change to SUMMARY
schedule.ics                                 continuation-missing-space   Join to DESCRIPTION without a line break
schedule.ics                                 continuation-missing-space   Join to DESCRIPTION and keep the line break
schedule.ics                                 line-indented                Remove the indentation
schedule.ics                                 properties-exclusive         Remove DURATION
schedule.ics                                 event-zero-length            Remove DTEND
schedule.ics                                 end-not-after-start          Change DTEND to 20270514T172500
schedule.ics                                 line-not-content-line        Put a colon after TRIGGER
schedule.ics                                 alarm-in-schedule            Remove this reminder
schedule.ics                                 uid-duplicate                Change to pretalx-webkante-2027-PAUSE2-2@pretalx.webkante.example
schedule.ics                                 uid-missing                  Add a UID
schedule.ics                                 tzid-undefined               Add the VTIMEZONE of Europe/Vienna
schedule.ics                                 tzid-fixed-offset            Write in UTC
schedule.ics                                 datetime-offset-suffix       Change to UTC: 20270515T093500Z
schedule.ics                                 datetime-offset-suffix       Change to UTC: 20270515T102000Z
schedule.ics                                 end-localness-mismatch       Write DTSTART in the form of DTEND
schedule.ics                                 text-stray-backslash         Remove the backslash
schedule.ics                                 property-name-misspelt       Change to SUMMARY
schedule.ics                                 speaker-name-variant         Change "Siobhan Ní Cheallaigh" to "Siobhán Ní Cheallaigh" everywhere
schedule.ics                                 event-outside-conference     Move to 2027-05-15
schedule.ics                                 event-copies-disagree        Take "Kesselhaus" in talks/S8HODO.ics
schedule.ics                                 event-copies-disagree        Take "Small data, long winters - Yusuf Karadağ" in talks/Y8WINT.ics
schedule.ics                                 event-copies-disagree        Take 11:00–11:30 from talks/R8RIVR.ics
schedule.ics                                 event-at-night               Begin at 14:45
schedule.ics                                 room-name-variant            Change to "Färberei"
speakers/amelie-roussel-diop.speaker.txt     page-markup-residue          Write "'"
speakers/dorothea-kluengel.speaker.txt       page-event-time-mismatch     Write 10:30 on the page
speakers/hana-dvorackova.speaker.txt         page-event-room-mismatch     Write "Garnboden, 2. OG" on the page
speakers/ingeborg-saetre.speaker.txt         page-date-order              Write 5/14/2027
speakers/mei-ling-tsai-roth.speaker.txt      page-schedule-syntax         Write "5/15/2027 | 1:30 PM-1:55 PM | Garnboden, 2. OG"
speakers/theodora-mbeki-laurent.speaker.txt  page-event-speaker-mismatch  Write "Théodora Mbeki-Laurent" on the page
speakers/ulrich-pfefferkorn.speaker.txt      page-event-title-mismatch    Write "Latency is a budget, not a weather report" on the page
speakers/wanjiru-kamau.speaker.txt           page-weekday-mismatch        Write Saturday
speakers/yusuf-karadag.speaker.txt           page-room-missing            Write "Garnboden, 2. OG", as in the calendar
speakers/zoe-vandenbroucke.speaker.txt       page-end-not-after-start     Make the end PM
talks/A7STCK.ics                             uid-code-mismatch            Change the URL to https://pretalx.webkante.example/webkante-2027/talk/A7STCK/
talks/C8BARR.ics                             char-control                 Remove it
talks/D7MEND.ics                             file-text-after-end          Remove the text after END:VCALENDAR
talks/F7CRYD.ics                             param-value-needs-quotes     Put CN in double quotes
talks/G8GRAN.ics                             uri-invalid                  Change to https://pretalx.webkante.example/webkante-2027/talk/G8GRAN/
talks/H3CACH.ics                             file-bom                     Remove the byte order mark
talks/J7KETT.ics                             file-not-utf8                Convert what is not UTF-8 from windows-1252
talks/N3CLOK.ics                             fold-splits-utf8             Move folds out of characters
talks/S7BODN.ics                             begin-end-mismatch           Change to END:VEVENT
talks/W7SUPL.ics                             property-not-allowed         Remove TZID
talks/X9CROI.ics                             file-text-before-begin       Remove the text before BEGIN:VCALENDAR
talks/Z8SRCE.ics                             text-double-escaped          Remove one of each two backslashes
`).map(([file = '', rule = '', action = '']) => ({ file, rule, action }));

function rows(table: string): readonly (readonly string[])[] {
  return table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(/ {2,}/).map((cell) => cell.trim()));
}
