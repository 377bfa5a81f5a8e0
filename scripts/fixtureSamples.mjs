/**
 * The files of `fixtures/samples`: exports in the shape of pretalx's, speaker pages, and small files that show one
 * thing each. Their conferences, Tidepool Py and Lantern Week, are as invented as everything else.
 */
import {
  CRLF,
  calendar,
  component,
  escapeText,
  foldLikeIcalendar,
  foldLikeVobject,
  LOS_ANGELES_ZONE,
  PST_ZONE,
  WINDOWS_ZONE,
  writeLines,
} from './fixtureText.mjs';

const TIDEPOOL = { host: 'pretalx.tidepool.example', slug: 'tidepool-2024' };

const BARNACLES = {
  code: 'T8DEPL',
  start: '20240720T144000',
  end: '20240720T150500',
  room: 'The Boathouse',
  title: 'Barnacles: what grows on a long-running process',
  speakers: 'Noor Alvarez-Lindqvist',
  description: [
    'Every process that runs for months grows *barnacles*: caches that nobody empties, threads that nobody joins, and file handles that outlive their files. This talk scrapes a real one clean, on stage, while it is serving – slowly – a ferry timetable.',
    'We start with [limpet](https://limpet.example/docs), a sampling tool that fits on one slide, and use it to answer three questions: what is it holding, since when, and who’s asking? After that comes the naïve repair; then the one that works.',
    '- 5 minutes: how memory is *supposed* to go away\n- 15 minutes: scraping, with commentary\n- 5 minutes: the restart at 4:00, and an apology',
    'You’ll need no C, no nerves and no framework. Bring one process you’re fond of.',
  ].join('\n\n'),
};

const TIDES = {
  code: 'P3TIDE',
  start: '20240721T100000',
  end: '20240721T104500',
  room: 'The Cannery, upstairs',
  title: '明日の潮: a tide table in one notebook',
  speakers: 'Kenji Ōkubo-Marsh, Łucja Wiśniewska',
  description: [
    'A tide table is a sum of waves, and a wave is a line of Python. Kenji and Łucja build the table for one harbour from twelve numbers, print it – à l’ancienne – on paper, and take it to the pier.',
    'What you’ll see: the moon as a *parameter*; an off-by-one error of 12 h 25 min; and the week in which the sea ignored us. 🌊\n\nThe notebook, the data and a recipe for clam chowder are at [tidepool.example](https://tidepool.example/tides).',
  ].join('\n\n'),
};

const KELP = {
  code: 'K7ELPF',
  start: '20240720T111500',
  end: '20240720T114000',
  room: 'The Boathouse',
  title: 'Kelp, forests and random seeds',
  speakers: 'Odalys Brightwater',
  description:
    'How a marine station simulates a kelp forest on a laptop: which parts are random, which parts only look like it, and why the otters needed a seed of their own.\n\nBring curiosity and a towel.',
};

const UNCLAIMED = {
  code: 'X9OPEN',
  start: '20240721T160000',
  end: '20240721T164500',
  room: 'The Cannery, upstairs',
  title: 'Open space',
  speakers: '',
  description: '',
};

/** Every sample: its path, what it shows (for the README), and its text. */
export function samples() {
  return [...exportSamples(), ...pageSamples(), ...healthySamples(), ...faultySamples()];
}

/** One talk in the shape that pretalx wrote with vobject until 2026. */
function talkLines(talk) {
  return calendar(
    `-//pretalx//${TIDEPOOL.host}//${talk.code}`,
    PST_ZONE,
    component(
      'VEVENT',
      `UID:pretalx-${TIDEPOOL.slug}-${talk.code}@${TIDEPOOL.host}`,
      `DTSTART;TZID=PST:${talk.start}`,
      `DTEND;TZID=PST:${talk.end}`,
      `DESCRIPTION:${escapeText(talk.description)}`,
      'DTSTAMP:20260822T071903Z',
      `LOCATION:${escapeText(talk.room)}`,
      `SUMMARY:${escapeText(`${talk.title} - ${talk.speakers}`)}`,
      `URL:https://${TIDEPOOL.host}/${TIDEPOOL.slug}/talk/${talk.code}/`,
    ),
  );
}

function talkText(talk) {
  return writeLines(talkLines(talk), foldLikeVobject);
}

function exportSamples() {
  return [
    {
      file: 'pretalx-talk.ics',
      shows:
        'A talk as pretalx exported it until 2026: a zone named PST, folds inside escapes and beside multi-byte characters, Markdown.',
      text: withShapes(talkText(BARNACLES), {
        'a fold inside an escape': /\\\r\n n/,
        'a fold after a multi-byte character': /[^\0-\x7f]\r\n /,
        'a fold before a multi-byte character': /\r\n [^\0-\x7f]/,
      }),
    },
    {
      file: 'pretalx-talk-lf.ics',
      shows: 'Another one with LF line ends, as a repository or an editor leaves it.',
      text: talkText(TIDES).replaceAll(CRLF, '\n'),
    },
    {
      file: 'pretalx-no-speaker.ics',
      shows:
        'A session without speakers and abstract: `SUMMARY` ends with " - ", `DESCRIPTION` is empty. Nothing is wrong with it.',
      text: talkText(UNCLAIMED),
    },
    {
      file: 'damaged-talk.ics',
      shows:
        'A talk after hand-editing: raw comma, DTEND before DTSTART, no DTSTAMP, `\\:`, a continuation line without its space.',
      text: damagedTalk(),
    },
  ];
}

/** Returns `text`; throws if it has lost one of the shapes that it is there to show. */
function withShapes(text, shapes) {
  const lost = Object.keys(shapes).filter((name) => !shapes[name].test(text));
  if (lost.length > 0) throw new Error(`The sample no longer shows ${lost.join(', ')}.`);
  return text;
}

/** Replaces each first text by the second, which must change something. */
function edited(text, edits) {
  return edits.reduce((result, [from, to]) => {
    if (!result.includes(from)) throw new Error(`Not in the sample: ${from}`);
    return result.replace(from, to);
  }, text);
}

function damagedTalk() {
  return edited(talkText(KELP), [
    ['SUMMARY:Kelp\\, forests', 'SUMMARY:Kelp, forests'],
    ['DTEND;TZID=PST:20240720T114000', 'DTEND;TZID=PST:20240720T104000'],
    ['DTSTAMP:20260822T071903Z\r\n', ''],
    ['LOCATION:The Boathouse', 'LOCATION:Pier 2\\: The Boathouse'],
    ['\\n\\nBring curiosity and a towel.', '\\n\r\nBring curiosity and a towel.'],
  ]);
}

function pageSamples() {
  return [
    {
      file: 'speaker-page.speaker.txt',
      shows:
        'A speaker page as it was saved from a web site: the address of the home page is lost, the last line has no line end.',
      text: [
        'speaker-page',
        'Noor Alvarez-Lindqvist',
        "Noor Alvarez-Lindqvist keeps the timetables of three ferry lines running from a shed in Astoria. She has been restarting other people's programs since 2009, wrote the profiler limpet on a very long crossing, and speaks about memory the way others speak about weather. When she is not near a computer she is near the water, usually in it by accident.",
        'Speaker home page',
        BARNACLES.title,
        'Operations, Intermediate\n7/20/2024 | 2:40 PM-3:05 PM | The Boathouse',
        'Description',
        'Every process that runs for months grows barnacles: caches that nobody empties, threads that nobody joins, and file handles that outlive their files. This talk scrapes a real one clean, on stage, while it is serving a ferry timetable.',
        'Abstract',
        'Restarting is a good answer. It is so good that most of us never ask the question, and that is how a program comes to need a restart every night, then every hour, then in the middle of the demonstration.',
        'This talk asks the question. With a sampling tool that fits on two slides we look into a process which has been running since March, and find out what it is holding, since when, and on whose behalf.',
        'After that comes the naive repair, which makes a beautiful graph and changes nothing; then the one that works. Both are short enough to type from memory on a ferry.',
      ].join('\n\n'),
    },
    {
      file: 'speaker-page.txt',
      shows: 'A speaker page under the name `.txt`: only its first line tells what it is.',
      text: `${[
        'speaker-page',
        'Łucja Wiśniewska',
        'Łucja Wiśniewska draws maps of water for a living: tides, floods, and the puddle in front of the town hall of Gdynia, which has its own data feed. With Kenji she runs a reading group for old almanacs.',
        'Speaker home page: https://wisniewska.example/woda',
        TIDES.title,
        'Data, Novice\n7/21/2024 | 10:00 AM-10:45 AM | The Cannery, upstairs',
        'Description',
        'A tide table is a sum of waves, and a wave is a line of Python. We build the table for one harbour from twelve numbers, print it on paper and take it to the pier.',
        'Abstract',
        'People predicted the sea with brass wheels long before there were computers, and the wheels were right to the minute. This talk turns the wheels into a notebook: twelve pairs of numbers, one sum, one plot.',
        'Then we check. The harbour master of Astoria lent us her log; some of the differences between her pencil and our numbers turn out to be wind, some turn out to be us, and one turns out to be a whale.',
      ].join('\n\n')}\n`,
    },
  ];
}

/** A small event of Lantern Week; `times` are its DTSTART and DTEND lines. */
function lanternEvent(name, times, summary, ...others) {
  return component(
    'VEVENT',
    `UID:${name}-2027@lantern.example`,
    'DTSTAMP:20260914T080000Z',
    times,
    `SUMMARY:${escapeText(summary)}`,
    others,
  );
}

/** A calendar of Lantern Week. */
function lantern(...content) {
  return calendar('-//Lantern Week//Schedule//EN', ...content);
}

/** DTSTART and DTEND with the same parameters. */
function times(parameters, start, end) {
  return [`DTSTART${parameters}:${start}`, `DTEND${parameters}:${end}`];
}

const LONG_TEXT =
  'A walk along the harbour with forty paper lanterns, a brass quintet and whoever comes; in rain we meet under the arches of the fish market and sing there instead.';

function healthySamples() {
  const pacific = ';TZID=America/Los_Angeles';
  return [
    {
      file: 'healthy.ics',
      shows:
        'Two talks back to back in America/Los_Angeles with a VTIMEZONE that says the same. Nothing to report.',
      text: writeLines(
        lantern(
          LOS_ANGELES_ZONE,
          lanternEvent(
            'opening',
            times(pacific, '20270605T090000', '20270605T093000'),
            'Opening, with matches',
            'LOCATION:Fish Market',
          ),
          lanternEvent(
            'wicks',
            times(pacific, '20270605T093000', '20270605T101500'),
            'Wicks and why they matter',
            'LOCATION:Fish Market',
          ),
        ),
      ),
    },
    {
      file: 'recurring.ics',
      shows:
        'An event on three mornings; a second VEVENT with the same UID and a RECURRENCE-ID moves one of them.',
      text: writeLines(
        lantern(
          LOS_ANGELES_ZONE,
          lanternEvent(
            'stretch',
            times(pacific, '20270606T080000', '20270606T083000'),
            'Morning stretch',
            'RRULE:FREQ=DAILY;COUNT=3',
            'LOCATION:Pier 4',
          ),
          lanternEvent(
            'stretch',
            [
              `RECURRENCE-ID${pacific}:20270607T080000`,
              ...times(pacific, '20270607T084500', '20270607T091500'),
            ],
            'Morning stretch, after the fog',
            'LOCATION:Fish Market',
          ),
        ),
      ),
    },
    {
      file: 'all-day.ics',
      shows:
        'An event of two whole days: dates without times, and a DTEND that is the day after the last one.',
      text: writeLines(
        lantern(
          lanternEvent(
            'week',
            times(';VALUE=DATE', '20270612', '20270614'),
            'Lantern weekend',
            'TRANSP:TRANSPARENT',
          ),
        ),
      ),
    },
    {
      file: 'tab-folds.ics',
      shows: 'Lines folded with a tab instead of a space, which is as good.',
      text: writeLines(
        lantern(
          lanternEvent(
            'walk',
            times('', '20270615T190000Z', '20270615T203000Z'),
            'Lantern walk',
            `DESCRIPTION:${escapeText(LONG_TEXT)}`,
          ),
        ),
        (line) => foldLikeIcalendar(line, '\r\n\t'),
      ),
    },
    {
      file: 'fold-after-name.ics',
      shows: 'Every long line folded right after its name, as an old calendar program did.',
      text: writeLines(
        lantern(
          lanternEvent(
            'choir',
            times('', '20270616T180000Z', '20270616T190000Z'),
            'Rehearsal of the harbour choir',
            `LOCATION:${escapeText('Fish Market, under the arches')}`,
          ),
        ),
        (line) => (/^(SUMMARY|LOCATION|PRODID):/.test(line) ? line.replace(':', '\r\n :') : line),
      ),
    },
    {
      file: 'lower-case.ics',
      shows: 'Names and enumerated values in lower case, which the format allows.',
      text: writeLines(
        lantern(
          lanternEvent(
            'knots',
            times('', '20270617T160000Z', '20270617T170000Z'),
            'Knots',
            'STATUS:confirmed',
            'TRANSP:opaque',
          ),
        ).map(lowerCaseName),
      ),
    },
    {
      file: 'windows-zone.ics',
      shows: 'A Windows zone name with the VTIMEZONE that belongs to it, as Outlook writes both.',
      text: writeLines(
        lantern(
          WINDOWS_ZONE,
          lanternEvent(
            'guests',
            times(';TZID=W. Europe Standard Time', '20270618T143000', '20270618T151500'),
            'Greetings from Rostock',
            'LOCATION:Stadthafen',
          ),
        ),
      ),
    },
    {
      file: 'calendar.txt',
      shows: 'A calendar under the name `.txt`: only its first line tells what it is.',
      text: writeLines(
        lantern(
          lanternEvent(
            'soup',
            times('', '20270619T120000Z', '20270619T130000Z'),
            'Soup',
            'LOCATION:Net loft',
          ),
        ),
      ),
    },
  ];
}

/** The name of a content line in lower case; `BEGIN:` and `END:` lines are names throughout. */
function lowerCaseName(line) {
  return /^(BEGIN|END):/.test(line)
    ? line.toLowerCase()
    : line.replace(/^[A-Z-]+/, (name) => name.toLowerCase());
}

/** One event that many of the faulty samples are made of. */
function quietCalendar(name, day, summary) {
  return writeLines(
    lantern(
      lanternEvent(
        name,
        times('', `202706${day}T190000Z`, `202706${day}T200000Z`),
        summary,
        'LOCATION:Net loft',
      ),
    ),
  );
}

function faultySamples() {
  return [
    {
      file: 'several-calendars.ics',
      shows: 'Two calendar objects in one file: allowed, but some clients read only the first.',
      text: quietCalendar('glue', '21', 'Glue and paper') + quietCalendar('wire', '22', 'Wire and patience'),
    },
    {
      file: 'cr-only.ics',
      shows: 'Lines that end with CR alone; most readers see one long line.',
      text: quietCalendar('ink', '23', 'Ink').replaceAll(CRLF, '\r'),
    },
    {
      file: 'mixed-endings.ics',
      shows: 'CRLF and LF in one file.',
      text: quietCalendar('ember', '24', 'Embers').replace('SUMMARY:Embers\r\n', 'SUMMARY:Embers\n'),
    },
    {
      file: 'bom.ics',
      shows: 'A byte order mark before BEGIN.',
      text: `\ufeff${quietCalendar('wax', '25', 'Wax')}`,
    },
    {
      file: 'latin-1.ics',
      shows: 'An é that is one byte, 0xE9, as ISO 8859-1 writes it: not UTF-8.',
      text: quietCalendar('cafe', '26', 'Caf\udce9 on the pier'),
    },
    {
      file: 'fold-inside-utf8.ics',
      shows:
        'A fold between the two bytes of an é. Who unfolds bytes reads it, who decodes lines first does not.',
      text: quietCalendar('soiree', '27', 'Soirée').replace('é', '\udcc3\r\n \udca9'),
    },
    {
      file: 'bare-event.ics',
      shows: 'A VEVENT without a VCALENDAR around it.',
      text: writeLines(
        lanternEvent(
          'lost',
          times('', '20270628T190000Z', '20270628T200000Z'),
          'Lost and found',
          'LOCATION:Net loft',
        ),
      ),
    },
  ];
}
