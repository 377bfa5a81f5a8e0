import { type ClockView, clockBetween, type ScheduleView } from '../../server/core/index.ts';

/** `event` for the clocks at the venue, `reader` for those where the reader is, else an IANA name. */
export type ZoneChoice = string;

/** The IANA name of the zone that this window is in. */
export function readerZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** The clocks that times are shown by. A zone that this browser does not know is passed over for the event's own. */
export function chosenClock(view: ScheduleView, choice: ZoneChoice): ClockView {
  const { days, clock } = view;
  const [first, last] = [days[0], days.at(-1)];
  if (choice === 'event' || clock.zone === undefined || !first || !last) return clock;
  try {
    const zone = choice === 'reader' ? readerZone() : choice;
    return clockBetween(zone, offsetsOf(zone), first.start, last.end);
  } catch {
    return clock;
  }
}

/** Throws for a name that is no zone's. */
function offsetsOf(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (instant) => {
    const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes = '0', seconds = '0'] = /([+-])(\d+):?(\d+)?:?(\d+)?/.exec(name) ?? [];
    if (hours === undefined) return 0;
    const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    return sign === '-' ? -total : total;
  };
}
