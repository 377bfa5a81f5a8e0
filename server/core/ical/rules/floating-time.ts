import type { RuleExamples } from '../../engine/rule.ts';
import { findParameter, findProperty } from '../facts.ts';
import { readKnownTime } from '../model/series.ts';
import { defineRule, type FixContext } from '../rule.ts';
import { parameterSpec } from '../spec/index.ts';
import type { ContentLine } from '../syntax/nodes.ts';
import { valueText } from '../syntax/unfold.ts';
import { padded } from '../values/digits.ts';
import { isKnownPlace } from '../values/expected.ts';

export const rule = defineRule({
  id: 'floating-time',
  category: 'interop',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.3.5' },
    { rfc: 5545, section: '3.2.19' },
  ],
  summary: 'The times of a session should say in which zone they are.',
  why: 'Whoever is in another zone, or travels from there, sees the session at the wrong hour.',
  messages: {
    floating: {
      // The RFC allows it, and a diary of one's own may well mean it so.
      severity: 'info',
      profiles: { publish: 'warning' },
      text: 'This time has no zone: everybody sees {time} by their own clock, wherever they are, and Google Calendar takes it for UTC. Add a TZID, or write it in UTC',
    },
  },
  sources: [
    'webuildsg/webuild#26 (Google Calendar takes floating times for UTC)',
    'spatie/icalendar-generator#137',
    'fmeum/ics2gcal#2',
  ],
  visit: 'component',
  on: ['VEVENT', 'VTODO', 'VJOURNAL'],
  check(component, ctx) {
    const line = findProperty(component, 'DTSTART') ?? findProperty(component, 'DUE');
    // Nearly always it has a Z or a zone.
    if (!line || ctx.tree.text.charCodeAt(line.end - 1) === 90 || findParameter(line, 'TZID')) return;
    const start = readKnownTime(ctx.tree, component, line.name);
    if (start?.form !== 'floating' || hasMisspeltParameter(line) || !isKnownPlace(component)) return;
    ctx.report('floating', {
      at: { start: line.valueStart, end: line.end },
      data: { time: `${padded(start.value.hour, 2)}:${padded(start.value.minute, 2)}` },
    });
  },
  fixes({ node: component, block }, ctx) {
    const zone = likelyZone(ctx);
    const lines = ['DTSTART', 'DTEND', 'DUE', 'RECURRENCE-ID', 'EXDATE', 'RDATE'].flatMap((name) => {
      const time = readKnownTime(block.tree, component, name);
      return time?.form === 'floating' ? [time.line] : [];
    });
    if (zone === undefined) return [];
    const edits = lines.map(({ nameEnd }) => ({ start: nameEnd, end: nameEnd, newText: `;TZID=${zone}` }));
    return [{ title: `Add TZID=${zone}`, safety: 'unsafe', edits }];
  },
});

/** A parameter that nobody knows may be the TZID that is missed. */
function hasMisspeltParameter({ params }: ContentLine): boolean {
  return params.some(({ name }) => !parameterSpec(name) && !name.startsWith('X-'));
}

/** The zone that the calendar says it is shown in, or else the only one that it defines. */
function likelyZone({ file, calendar }: FixContext): string | undefined {
  for (const { properties, context } of file.calendars) {
    const shown = properties.find(({ node }) => node.name === 'X-WR-TIMEZONE');
    const name = shown && valueText(shown.block.tree, shown.node).trim();
    if (context === calendar && name && /^[\w+/-]+$/.test(name)) return name;
  }
  const [only, other] = calendar.zones.keys();
  return other === undefined ? only : undefined;
}

/** A calendar around the lines that matter. */
function calendar(properties: string, lines: string): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//Schedule//EN\n${properties}BEGIN:VEVENT\nUID:a@example.org\nDTSTAMP:20270401T080000Z\n${lines}\nEND:VEVENT\nEND:VCALENDAR`;
}

function zone(tzid: string): string {
  return `BEGIN:VTIMEZONE\nTZID:${tzid}\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n`;
}

export const examples: RuleExamples = {
  valid: [
    { name: 'in UTC', code: 'DTSTART:20270514T090000Z\nDTEND:20270514T094500Z' },
    { name: 'in a zone', code: calendar(zone('X'), 'DTSTART;TZID=X:20270514T090000\nDURATION:PT45M') },
    { name: 'all day', code: 'DTSTART;VALUE=DATE:20270514' },
    { name: 'a time that cannot be read', code: 'DTSTART:nine' },
    { name: 'a misspelt parameter', code: 'DTSTART;TIMEZONE=Europe/Berlin:20270514T090000' },
    {
      name: 'a task without times',
      code: 'BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nEND:VTODO',
    },
    { name: 'the changes of clocks', code: zone('X') },
  ],
  invalid: [
    { name: 'no zone anywhere', code: 'DTSTART;X-NOTE=a:⟦20270514T090000⟧\nDTEND:20270514T094500' },
    {
      name: 'a zone that the calendar is shown in',
      code: calendar('X-WR-TIMEZONE:Europe/Berlin\n', 'DTSTART:⟦20270514T090000⟧\nDURATION:PT45M'),
      fixed: calendar(
        'X-WR-TIMEZONE:Europe/Berlin\n',
        'DTSTART;TZID=Europe/Berlin:20270514T090000\nDURATION:PT45M',
      ),
    },
    {
      name: 'a zone that nobody uses',
      code: calendar(
        zone('X'),
        'DTSTART:⟦20270514T090000⟧\nDTEND:20270514T094500\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20270515T090000',
      ),
      fixed: calendar(
        zone('X'),
        'DTSTART;TZID=X:20270514T090000\nDTEND;TZID=X:20270514T094500\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;TZID=X:20270515T090000',
      ),
    },
    {
      name: 'one of two zones',
      code: calendar(zone('X') + zone('Y'), 'DTSTART:⟦20270514T090000⟧\nDURATION:PT45M'),
    },
    {
      name: 'a task that is due',
      code: 'BEGIN:VTODO\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDUE:⟦20270514T090000⟧\nEND:VTODO',
    },
    {
      name: 'a note',
      code: 'BEGIN:VJOURNAL\nUID:a@example.org\nDTSTAMP:20270401T080000Z\nDTSTART:⟦20270514T090000⟧\nEND:VJOURNAL',
    },
  ],
};
