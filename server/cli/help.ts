/** What `greenroom --help` prints. */
export const generalHelp = `Greenroom checks conference schedules (iCalendar files, speaker pages) before they go public.

Usage
  greenroom check [options] [files, folders, globs or -]
  greenroom export [options] [files, folders or globs]
  greenroom explain RULE  what a rule finds, why it matters and how it is repaired
  greenroom rules         list all rules
  greenroom lsp           run the language server on standard input and output
  greenroom help check    all about checking
  greenroom help export   all about the schedule as a page, a picture or one calendar
  greenroom --version

Try it
  greenroom check                     everything in this folder and below
  greenroom check schedule.ics        one file
  greenroom check --fix talks/        repair what has one right repair
  greenroom export -o schedule.html   the schedule as a page to read, filter and print
`;

/** What `greenroom check --help` prints. */
export const checkHelp = `Usage: greenroom check [options] [files, folders, globs or -]

Checks iCalendar files (.ics .ical .ifb .icalendar, and any other file that begins with
BEGIN:VCALENDAR) and speaker pages (.speaker .speaker.txt, and any other file that begins
with speaker-page). Without a path it checks the current folder and all below it; "-" reads
standard input.

Options
  --fix                 Repair what is safe to repair: readers see the same events before and
                        after, or could not read them at all before. All other repairs are
                        yours to choose, in the editor. With "-" the repaired text goes to
                        standard output and the report to standard error.
  --format text|json|sarif|github|junit
                        text   for people (the default)
                        json   for programs
                        sarif  SARIF 2.1.0, for code scanning and SARIF viewers
                        github annotations beside the lines of a pull request, in GitHub Actions
                        junit  XML for build servers: each finding is a failed test
  --profile editor|publish|strict
                        For whom to check: whoever is writing (the default), the public, or the
                        RFC to the letter. Counts more than the profile in greenroom.json.
  --max-warnings N      Fail when there are more than N warnings. Without it, warnings never fail.
  --timing              Say on standard error how long each rule took.
  -h, --help            Print this.

Configuration
  The nearest greenroom.json above a file says how it is checked: {"profile": "publish",
  "rules": {"line-too-long": "off"}, "ignore": [{"rule": "file-bom", "files": "old/**"}]}.
  An entry of "ignore" may also name the events ("uid"), and say why ("reason"). What is wrong
  with the file is reported as of any other; a suppression that silences nothing only when
  its whole folder is checked.

Exit codes
  0   no error, and no more warnings than --max-warnings allows
  1   errors, or too many warnings
  2   the command makes no sense, or a file could not be read (the others were checked)

Examples
  greenroom check --max-warnings 0 public/         a gate before publishing
  greenroom check --profile publish public/        what only the public would see, too
  greenroom check "export/**/*.ics"                a glob, in quotes
  curl -s https://example.org/s.ics | greenroom check -
  greenroom check --format json | jq '.files[].findings[].rule'
  greenroom check --format sarif > greenroom.sarif

Lines and columns count from 1, as editors do; in JSON, offsets count UTF-16 units from 0.
`;

/** What `greenroom export --help` prints. */
export const exportHelp = `Usage: greenroom export [options] [files, folders or globs]

Writes a schedule in another form. All files that are named are one schedule, and without a path
those of the current folder and all below it are; a talk that is in several of them is one talk.
The times are those of the venue: "timeZone" of "event" in greenroom.json, else the zone that
most events are in.

Options
  --format html|ics|svg|json|xml
                        html   a page that needs nothing else: a timetable or a list, search,
                               other time zones, print as agenda or as wall sheets. Without
                               JavaScript it is the same schedule in the venue's time
                        ics    one calendar: each event once, in its newest version
                        svg    a picture of a day
                        json   schedule.json in frab's format, for apps and video teams
                        xml    schedule.xml in frab's format
                        Without it the end of the name after --output says which; else html.
  -o, --output FILE     The file to write. Without it the result goes to standard output. Of an
                        svg of several days each day is a file, with its date in its name.
  --day DATE            Only one day, such as 2027-05-14. Not for ics.
  -h, --help            Print this.

Exit codes
  0   written
  2   the command makes no sense, or a file could not be read or written

Examples
  greenroom export -o public/schedule.html schedule/
  greenroom export -o all.ics talks/
  greenroom export --format svg --day 2027-05-14 > friday.svg
`;

/** What `greenroom rules --help` prints. */
export const rulesHelp = `Usage: greenroom rules [--format text|json]

Lists all rules by category, with the loudest severity that each has in the profiles editor,
publish and strict. "json" adds each message of each rule, with its own severities.
`;

/** What `greenroom explain --help` prints. */
export const explainHelp = `Usage: greenroom explain RULE

Tells what a rule finds, why it matters, what it says, how an example looks before and after the
repair, and which section of which RFC it follows. RULE is the id that findings show.

Example
  greenroom explain end-not-after-start
`;
