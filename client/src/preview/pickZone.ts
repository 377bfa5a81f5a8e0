import { type QuickPickItem, window } from 'vscode';
import { staysOpen } from './staysOpen.ts';

/** Asks for a time zone; undefined when nobody chooses. The event's own stands first. */
export async function pickZone(eventZone: string | undefined): Promise<string | undefined> {
  const names = Intl.supportedValuesOf('timeZone');
  const items = [
    ...(eventZone === undefined ? [] : [eventZone]),
    ...names.filter((name) => name !== eventZone),
  ];
  const now = new Date();
  const picked = await window.showQuickPick(
    items.map((name) => zoneItem(name, name === eventZone, now)),
    {
      ...staysOpen,
      title: 'Show Times in a Time Zone',
      placeHolder: 'A city or a zone, such as Tokyo',
      matchOnDescription: true,
    },
  );
  return picked?.label;
}

function zoneItem(label: string, isEvent: boolean, now: Date): QuickPickItem {
  const offset = offsetNow(label, now);
  return { label, description: isEvent ? `${offset} · the venue’s` : offset };
}

/** `UTC+09:00`; empty for a zone of the file's own, which nobody else knows. */
function offsetNow(zone: string, now: Date): string {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    const name = format.formatToParts(now).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return name.replace('GMT', 'UTC');
  } catch {
    return '';
  }
}
