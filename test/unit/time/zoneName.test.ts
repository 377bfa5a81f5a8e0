import { describe, expect, it } from 'vitest';
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import { abbreviations } from '../../../server/core/time/abbreviations.ts';
import { readIanaName } from '../../../server/core/time/iana.ts';
import { ianaLinks } from '../../../server/core/time/ianaLinks.ts';
import { readZoneName } from '../../../server/core/time/zoneName.ts';
import { knownZone } from '../../../server/core/time/zones.ts';

describe('readZoneName', () => {
  it.each([
    ['Europe/Berlin', 'iana', 'Europe/Berlin'],
    ['europe/BERLIN', 'iana', 'Europe/Berlin'],
    [' America/Argentina/Buenos_Aires ', 'iana', 'America/Argentina/Buenos_Aires'],
    ['Asia/Kolkata', 'iana', 'Asia/Kolkata'],
    ['Europe/Kyiv', 'iana', 'Europe/Kyiv'],
    ['Europe/Bratislava', 'iana', 'Europe/Bratislava'],
    ['Etc/GMT+7', 'iana', 'Etc/GMT+7'],
    ['EST', 'iana', 'EST'],
    ['PST8PDT', 'iana', 'PST8PDT'],
    ['US/Pacific', 'alias', 'America/Los_Angeles'],
    ['us/pacific', 'alias', 'America/Los_Angeles'],
    ['Asia/Calcutta', 'alias', 'Asia/Kolkata'],
    ['Europe/Kiev', 'alias', 'Europe/Kyiv'],
    ['Japan', 'alias', 'Asia/Tokyo'],
    ['UTC', 'utc', 'Etc/UTC'],
    ['z', 'utc', 'Etc/UTC'],
    ['Etc/GMT', 'utc', 'Etc/UTC'],
    ['GMT0', 'utc', 'Etc/UTC'],
    ['Pacific Standard Time', 'windows', 'America/Los_Angeles'],
    ['W. Europe Standard Time', 'windows', 'Europe/Berlin'],
    ['w. europe daylight time', 'windows', 'Europe/Berlin'],
    ['India Standard Time', 'windows', 'Asia/Kolkata'],
    ['Customized Time Zone', 'windows', ''],
    ['(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien', 'windows', ''],
    ['tzone://Microsoft/Custom', 'windows', ''],
    ['tzone://Microsoft/Utc', 'utc', 'Etc/UTC'],
    ['/Europe/Berlin', 'global', 'Europe/Berlin'],
    ['/mozilla.org/20050126_1/America/Indiana/Knox', 'global', 'America/Indiana/Knox'],
    ['/freeassociation.sourceforge.net/Asia/Calcutta', 'global', 'Asia/Kolkata'],
    ['/UTC', 'global', 'Etc/UTC'],
    ['/example.org/Hall', 'global', ''],
    ['UTC+2', 'fixed-offset', 'Etc/GMT-2'],
    ['GMT+0200', 'fixed-offset', 'Etc/GMT-2'],
    ['+01:00', 'fixed-offset', 'Etc/GMT-1'],
    ['-0730', 'fixed-offset', ''],
    ['Etc/UTC-2', 'fixed-offset', 'Etc/GMT+2 Etc/GMT-2'],
    ['UTC-11', 'windows', 'Etc/GMT+11'],
    ['PST', 'abbreviation', 'America/Los_Angeles Asia/Manila'],
    ['ist', 'abbreviation', 'Asia/Kolkata Asia/Jerusalem Europe/Dublin'],
    ['America/Los Angeles', 'unknown', 'America/Los_Angeles'],
    ['Europe/Berlim', 'unknown', 'Europe/Berlin'],
    ['Amercia/Los_Angeles', 'unknown', 'America/Los_Angeles'],
    ['US/Pacifc', 'unknown', 'America/Los_Angeles'],
    ['Asia/Bankok', 'unknown', 'Asia/Bangkok'],
    ['Europe/Londan', 'unknown', 'Europe/London'],
    ['Los Angeles', 'unknown', 'America/Los_Angeles'],
    ['berlin', 'unknown', 'Europe/Berlin'],
    ['Pacific Standart Time', 'unknown', 'America/Los_Angeles'],
    ['Europe/Munich', 'unknown', 'Europe/Berlin'],
    ['America/San_Francisco', 'unknown', 'America/Los_Angeles'],
    ['Mumbai', 'unknown', 'Asia/Kolkata'],
    ['Europe/Munchen', 'unknown', ''],
    ['Indianapolis', 'unknown', 'America/Indiana/Indianapolis'],
    ['My Standard Time', 'unknown', ''],
    ['Hall', 'unknown', ''],
    ['Hall 1', 'unknown', ''],
    ['Rooms/Berlin Hall', 'unknown', ''],
    ['+99:00', 'unknown', ''],
    ['SystemV/PST8PDT', 'unknown', ''],
    ['Mars/Olympus', 'unknown', ''],
    ['Etc/Unknown', 'unknown', ''],
    ['', 'unknown', ''],
    ['\u{1f55b}', 'unknown', ''],
  ])('takes %s for %s', (tzid, kind, iana) => {
    const name = readZoneName(tzid);
    expect([name.kind, name.iana.join(' ')]).toEqual([kind, iana]);
  });

  it.each([
    ['Etc/GMT+7', -7],
    ['Etc/GMT-14', 14],
    ['UTC-07:00', -7],
    ['GMT+8', 8],
    ['+0530', 5.5],
  ])('knows the offset in %s', (tzid, hours) => {
    expect(readZoneName(tzid).offset).toBe(hours * 3600);
    expect(knownZone(tzid)?.at(0).offset).toBe(hours * 3600);
  });

  it('knows every name that the runtime lists', () => {
    const unknown = Intl.supportedValuesOf('timeZone').filter((name) => !readIanaName(name));
    expect(unknown).toEqual([]);
  });

  it('leads every name of Windows and every abbreviation to a zone of the database', () => {
    const windows = WINDOWS_TO_IANA_MAP.filter(({ territory }) => territory === '001');
    for (const { windowsName } of windows)
      expect(readZoneName(windowsName).iana, windowsName).toHaveLength(1);
    for (const [letters, names] of abbreviations) {
      for (const name of names) expect(readIanaName(name)?.canonical, letters).toBe(name);
    }
  });

  it('leads every old name to one of today, of the same offsets in the runtime’s data', () => {
    for (const [canonical, links] of Object.entries(ianaLinks)) {
      for (const link of links) expect(readIanaName(link)).toEqual({ name: link, canonical });
    }
  });
});
