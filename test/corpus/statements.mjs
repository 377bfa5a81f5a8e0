/** Reading what another project said of a file, and telling whether a finding says the same. */
import { faultKinds, otherNames } from './faultKinds.mjs';

/** Who names a part of a recurrence rule speaks of that and not of the rule as a whole. */
const recurPart = /^(FREQ|UNTIL|COUNT|INTERVAL|WKST|BY[A-Z]{3,8})$/;

/** What a name in a statement can be: a property or a part of a recurrence rule that the RFCs know. */
const namePattern =
  /\b(DTSTART|DTEND|DTSTAMP|DUE|DURATION|UID|SEQUENCE|SUMMARY|URL|BUSYTYPE|CLASS|CREATED|DESCRIPTION|LAST-MODIFIED|ORGANIZER|ATTENDEE|PRIORITY|PERCENT-COMPLETE|STATUS|CALSCALE|METHOD|PRODID|VERSION|RRULE|EXRULE|RDATE|EXDATE|RECURRENCE-ID|TRIGGER|ACTION|ATTACH|FREEBUSY|GEO|TRANSP|COMPLETED|CATEGORIES|LOCATION|TZID|TZNAME|TZOFFSETFROM|TZOFFSETTO|ENCODING|REPEAT|REQUEST-STATUS|FREQ|UNTIL|COUNT|INTERVAL|WKST|BY[A-Z]{3,8})\b/g;

/**
 * The statements in what a project said, each with the kinds of fault that it may mean and what it names. A project
 * says several things at once with `|` or `;` between; a statement that is of no kind here has none.
 */
export function readStatements(why) {
  return why
    .split(/ \| |; (?:also )?/)
    .map((text) => text.trim())
    .filter(Boolean)
    .map(readStatement);
}

function readStatement(text) {
  const words = text.replace(/^\[\d\]\s*|^\d+:\s*/, '').replace(/\s*\(options=\d+\)$/, '');
  return {
    text,
    kinds: faultKinds.filter(({ says }) => says.test(words)),
    names: [...new Set(namesIn(words))],
    component: /\bin an? ([A-Z]+) component\b/.exec(words)?.[1],
    line: Number(/\b(?:[Ll]ine starting at|at line) (\d+)\b/.exec(words)?.[1]) || undefined,
  };
}

function namesIn(words) {
  const others = Object.entries(otherNames).filter(([name]) => words.includes(name));
  const names = [...words.matchAll(namePattern)].map(([name]) => name).concat(others.map(([, name]) => name));
  const parts = names.filter((name) => recurPart.test(name));
  return parts.length > 0 ? parts : names;
}

/**
 * Whether a finding states the fault of a statement: its rule is one of the kind's, and it is about one of the
 * names, in the component and on the line that the statement gives, where it gives any.
 */
export function statesTheSame(statement, finding) {
  const { kinds, names, component, line } = statement;
  if (line !== undefined && line !== finding.start.line && line !== finding.end.line) return false;
  if (component && component !== finding.component) return false;
  return kinds.some(
    ({ rules, about }) => matchesWhole(rules, finding.rule) && isAbout(about ?? names, finding),
  );
}

function matchesWhole(rules, id) {
  return new RegExp(`^(?:${rules.source})$`).test(id);
}

function isAbout(names, { property, message, marked }) {
  return (
    names.length === 0 ||
    names.some((name) => property === name || [message, marked].some((text) => hasWord(text, name)))
  );
}

function hasWord(text, name) {
  return text.split(/[^A-Za-z0-9-]+/).some((word) => word.toUpperCase() === name);
}
