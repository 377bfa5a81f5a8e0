/**
 * Makes schedules of any size in the shape of pretalx's export of a whole event, for the bench and for tests:
 * one VTIMEZONE, folded at 75 octets, many scripts, about 1,400 octets an event, and a share of damaged events.
 * The same options give the same text.
 *
 *   node test/bench/generate.mjs --events 20000 --out FILE [--damaged 0.01] [--seed 1]
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  BERLIN_ZONE,
  CRLF,
  calendar,
  component,
  dateTime,
  escapeText,
  foldLikeIcalendar,
  writeLines,
} from '../../scripts/fixtureText.mjs';

const HOST = 'pretalx.tuchmarkt.example';
const SLUG = 'tuchmarkt-2027';
const FIRST_DAY = '2027-05-03';
const SLOTS_A_DAY = 12;
const MINUTES_A_SLOT = 45;

const rooms = [
  'Aula',
  'Großer Hörsaal (Nord)',
  'Werkstatt, Erdgeschoss',
  'Salle des Étoffes',
  'Sala Łódzka',
  'Зал «Нить»',
  'Αίθουσα Αράχνη',
  'قاعة النسيج',
  'אולם הצמר',
  '織物ホール',
  '布料厅',
  '직물관',
  'ऊन कक्ष',
  'Sala del Telar; patio',
  'Sal 14',
  'Loft',
  'Bibliothek',
  'Glashaus',
  'Kantine',
  'Dachboden 🧵',
];

const firstNames = [
  'Adelheid',
  'Bartholomew',
  'Cécile',
  'Dobromir',
  'Eszter',
  'Fionnuala',
  'Güneş',
  'Hrafnhildur',
  'Ibrahima',
  'Jadwiga',
  'Konstantinos',
  'Ljubica',
  'Mahsa',
  'Nguyệt',
  'Øyvind',
  'Philippine',
  'Quirin',
  'Rosário',
  'Saoirse',
  'Þorbjörg',
  'Umberto',
  'Vikram',
  'Wolfram',
  'Ximena',
  'Yevheniya',
  'Zbigniew',
  'さくら',
  '浩二郎',
  '수빈',
  '欧阳明珠',
  'Ольга',
  'Микола',
  'فاطمة',
  'يوسف',
  'נועה',
  'Ελένη',
  'अनिता',
  'Chukwuemeka',
  'Tashi',
  'Marguerite',
];

const lastNames = [
  'Abendroth',
  'Bianchedi',
  'Cholewa',
  'Dunleavy',
  'Erdoğmuş',
  'Ferreira-Lobo',
  'Grünspan',
  'Halvorsen',
  'Ishikawa-Bell',
  'Jankauskas',
  'Kovačević',
  'Lindqvist',
  'Mwangi',
  'Nakahara',
  "O'Shaughnessy",
  'Przybylski',
  'Quispe',
  'Rautavaara',
  'Sørensen',
  'Tchikaya',
  'Unterberger',
  'Vasquez',
  'Wendlandt',
  'Xanthakis',
  'Yamaguchi',
  'Zwierzyna',
  'Bouchareb',
  'Castellanos',
  'Drăgulescu',
  'Eisenbarth',
  'Fitzwilliam',
  'Gärtner-Roux',
  'Hosseini',
  'Iwanow',
  'Jørstad',
  'Kipkemboi',
  'Lobanova',
  'Montgomery',
  'Nieuwenhuis',
  'Paasilinna',
];

const titleStarts = [
  'Weaving',
  'Unravelling',
  'A field guide to',
  'The quiet art of',
  'Ten years of',
  'Rethinking',
  'Against',
  'In praise of',
  'Warum wir',
  'Kleine Kunde von',
  'Petit traité de',
  'O czym milczą',
  'Ода',
  'はじめての',
  'مقدمة إلى',
  'Workshop: repairing',
];

const titleEnds = [
  'distributed looms',
  'tangled builds',
  'calendars, clocks and caches',
  'error messages that apologise',
  'schemas; or, how to fold a map',
  'Fäden und Fasern',
  "la dette, le fil et l'aiguille",
  'zależnościach',
  'медленным тестам',
  '型と糸',
  'الخيوط',
  'half-forgotten migrations',
  'Unicode in the wild 🐑',
  'queues with manners',
  'the second system',
  'logs, legends and lore',
  'parsers nobody asked for',
  'ghosts in the pipeline',
];

const plainSentences = [
  'This talk begins with a mistake and ends with a better one.',
  'We looked at forty systems, threw away our assumptions, and kept the three that survived.',
  'Bring a laptop; the exercises need nothing but a terminal and some patience.',
  'The first half is about measuring, the second about believing the measurements.',
  'None of it is new, which is exactly the point: it was new in 1974 and it still works.',
  'Along the way we meet a printer, a goat and a very stubborn firewall.',
  'You will see real code, real graphs and one real apology.',
  'It turns out that most of the time was spent waiting for somebody to press a key.',
  'The audience decides, by humming, which of the two designs is built.',
  'Everything is open source and linked from [the talk page](https://tuchmarkt.example/talks).',
  'What does it mean for a test to be *finished*, and who should be told?',
  'There are three rules, and the speakers have broken all of them on your behalf.',
  'The slides fit on one sheet of paper, which will be handed out at the door.',
  'After two outages, a wedding and a change of management, the numbers finally made sense.',
  'We compare four libraries, two of which we wrote and none of which we would write again.',
  'If you maintain something that is older than you are, this session is for you.',
  'No prior knowledge is assumed, apart from a mild distrust of clocks.',
  'Questions are welcome at any time, answers will be given when they are ready.',
  'A live demonstration is planned, and so is what we do when it fails.',
  'The result was smaller, slower for a week, and then faster for ever.',
];

const otherSentences = [
  'Am Ende steht eine Liste, die in eine Jackentasche passt – für alle, die täglich größere Änderungen prüfen müssen.',
  'Der Vortrag zeigt, wie man Änderungen früh übt, ohne dass jemand nachts geweckt wird.',
  "Nous montrerons les échecs d'abord, les réussites ensuite, et le café entre les deux.",
  "Une méthode éprouvée, drôle par endroits, née d'un été pluvieux à Besançon.",
  'Zaczynamy od błędu, który wszyscy już kiedyś popełnili, a kończymy na tym, którego jeszcze nie znamy.',
  'Hablaremos de años de pequeñas decisiones, y de por qué ninguna pareció importante aquella mañana.',
  'Мы начнём с простого примера и посмотрим, где именно рвётся нить.',
  'Θα δούμε μαζί πώς ένα μικρό λάθος ταξιδεύει μακριά.',
  '最初に失敗を見せ、それから直し方を考えます。',
  '我们从一个小错误开始，然后看看它走了多远。',
  '작은 실수 하나가 어디까지 가는지 함께 봅니다.',
  'سنبدأ بخطأ صغير ثم نرى إلى أين يصل.',
  'נתחיל בטעות קטנה ונראה לאן היא מגיעה.',
  'हम एक छोटी गलती से शुरू करेंगे।',
  'Expect yarn 🧶, sheep 🐑 and a family of four 👨‍👩‍👧‍👦 who share one password.',
];

/** A seeded source of random numbers (mulberry32). */
function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { next, below, pick: (list) => list[below(list.length)] };
}

/** Sentences until there are about so many characters; now and then a new paragraph or a list. */
function description(random, length) {
  let text = random.pick(plainSentences);
  while (text.length < length) {
    const separator = random.next() < 0.85 ? ' ' : random.pick(['\n\n', '\n\n', '\n- ']);
    text += separator + random.pick(random.next() < 0.86 ? plainSentences : otherSentences);
  }
  return text;
}

/** One to three speakers. Neighbouring events never share one, so nobody is in two rooms at once. */
function speakers(random, index) {
  const everybody = firstNames.length * lastNames.length;
  const count = random.pick([1, 1, 1, 2, 2, 3]);
  const numbers = Array.from({ length: count }, (_, place) => (index * 3 + place) % everybody);
  return numbers.map(speakerName).join(', ');
}

/** Runs through all pairs of names before one comes again. */
function speakerName(number) {
  const turn = Math.floor(number / lastNames.length);
  return `${firstNames[(number + turn) % firstNames.length]} ${lastNames[number % lastNames.length]}`;
}

/** Six characters that are different for every index. */
function codeOf(index) {
  const scrambled = (index * 7_368_787 + 1_234_567) % 36 ** 5;
  return `T${scrambled.toString(36).toUpperCase().padStart(5, '0')}`;
}

/** Date and times of the slot of an event: all rooms of a slot, then the next slot, then the next day. */
function slotTimes(index) {
  const slot = Math.floor(index / rooms.length);
  const minutes = 9 * 60 + (slot % SLOTS_A_DAY) * MINUTES_A_SLOT;
  const at = (extra) => dateTime(FIRST_DAY, `${Math.floor(slot / SLOTS_A_DAY) * 24}:${minutes + extra}`);
  return { start: at(0), end: at(MINUTES_A_SLOT - 5) };
}

/** The properties of one event: name (with parameters) → value, in the order of the export. */
function eventProperties(random, index) {
  const { start, end } = slotTimes(index);
  const code = codeOf(index);
  const summary = `${random.pick(titleStarts)} ${random.pick(titleEnds)} - ${speakers(random, index)}`;
  return new Map([
    ['SUMMARY', escapeText(summary)],
    ['DTSTART;TZID=Europe/Berlin', start],
    ['DTEND;TZID=Europe/Berlin', end],
    ['DTSTAMP', '20261105T141530Z'],
    ['UID', uidOf(code)],
    ['DESCRIPTION', escapeText(description(random, 430 + random.below(914)))],
    ['LOCATION', escapeText(rooms[index % rooms.length])],
    ['URL', `https://${HOST}/${SLUG}/talk/${code}/`],
  ]);
}

function uidOf(code) {
  return `pretalx-${SLUG}-${code}@${HOST}`;
}

/** What can be wrong with an event: each gets its properties and index and returns the damaged properties. */
export const damageKinds = {
  'unescaped comma': (event) => new Map(event).set('SUMMARY', `Postponed, ${event.get('SUMMARY')}`),
  'missing DTSTAMP': (event) => new Map([...event].filter(([name]) => name !== 'DTSTAMP')),
  'bad DATE-TIME': (event) => withTimes(event, startOf(event).slice(0, -2), endOf(event)),
  'DTEND before DTSTART': (event) => withTimes(event, endOf(event), startOf(event)),
  'stray backslash': (event) => new Map(event).set('LOCATION', `Haus 2\\: ${event.get('LOCATION')}`),
  'overlong line': (event) => event,
  'duplicate UID': (event, index) => new Map(event).set('UID', uidOf(codeOf(index - 1))),
};

function startOf(event) {
  return event.get('DTSTART;TZID=Europe/Berlin');
}

function endOf(event) {
  return event.get('DTEND;TZID=Europe/Berlin');
}

function withTimes(event, start, end) {
  return new Map(event).set('DTSTART;TZID=Europe/Berlin', start).set('DTEND;TZID=Europe/Berlin', end);
}

/** The indices of the damaged events, spread evenly, each with its kind; the first event is never one of them. */
function damagePlan(events, share) {
  const kinds = Object.keys(damageKinds);
  const count = Math.min(Math.round(events * share), Math.max(events - 1, 0));
  const indices = Array.from(
    { length: count },
    (_, number) => 1 + Math.floor((number * (events - 1)) / count),
  );
  return new Map(indices.map((index, number) => [index, kinds[number % kinds.length]]));
}

/** The text of one VEVENT. */
function eventText(random, index, kind) {
  const healthy = eventProperties(random, index);
  const properties = kind ? damageKinds[kind](healthy, index) : healthy;
  const lines = [...properties].map(([name, value]) => `${name}:${value}`);
  return writeLines(
    component('VEVENT', lines),
    kind === 'overlong line' ? (line) => line : foldLikeIcalendar,
  );
}

/**
 * A schedule of `events` events, of which the share `damagedShare` is damaged in one of the ways of `damageKinds`.
 *
 * @param {{ events: number, damagedShare?: number, seed?: number }} options
 * @returns {string} the calendar, with CRLF
 */
export function generateSchedule({ events, damagedShare = 0.01, seed = 1 }) {
  const random = createRandom(seed);
  const plan = damagePlan(events, damagedShare);
  const end = `END:VCALENDAR${CRLF}`;
  const frame = writeLines(calendar(`-//pretalx//${HOST}//${SLUG}`, BERLIN_ZONE));
  const blocks = Array.from({ length: events }, (_, index) => eventText(random, index, plan.get(index)));
  return frame.slice(0, -end.length) + blocks.join('') + end;
}

function main() {
  const { values } = parseArgs({
    options: {
      events: { type: 'string', default: '500' },
      damaged: { type: 'string', default: '0.01' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
    },
  });
  const options = {
    events: Number(values.events),
    damagedShare: Number(values.damaged),
    seed: Number(values.seed),
  };
  const text = generateSchedule(options);
  if (values.out) writeFileSync(values.out, text);
  else process.stdout.write(text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
