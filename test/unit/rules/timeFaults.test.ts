import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openText } from '../../support/check.ts';

const folder = path.resolve(import.meta.dirname, '../../../fixtures/time-faults');

/** What is said of each file. Somebody else had to find its fault by a talk at the wrong hour. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'daylight-alone.ics': [
    'info vtimezone-no-observance daylightOnly',
    'info vtimezone-differs-from-iana elsewhere',
    'warning vtimezone-offset-chain broken',
  ],
  'denver-hours-off.ics': ['error vtimezone-differs-from-iana used'],
  'etc-gmt-sign.ics': ['info tzid-fixed-offset sign'],
  'etc-utc.ics': ['warning tzid-fixed-offset doubtful'],
  'every-change.ics': ['hint vtimezone-too-many-onsets long'],
  'gmt-for-london.ics': ['error vtimezone-differs-from-iana used'],
  'hours-late.ics': ['error vtimezone-differs-from-iana used'],
  'letters-for-a-zone.ics': ['warning tzid-not-iana letters', 'info vtimezone-onset-shifted shifted'],
  'mexico-after-2022.ics': ['error vtimezone-differs-from-iana used'],
  'no-daylight-saving.ics': ['error vtimezone-differs-from-iana used'],
  'no-vtimezone.ics': ['warning tzid-undefined knownName'],
  'no-zone-at-all.ics': ['info floating-time floating'],
  'none-before-begin.ics': [
    'error begin-end-mismatch hiddenBegin',
    'info tzid-utc-alias alias',
    'info tzid-utc-alias alias',
  ],
  'number-for-a-zone.ics': ['info tzid-not-iana ownName'],
  'offset-for-a-zone.ics': ['warning tzid-fixed-offset offset'],
  'offset-wrong.ics': ['error vtimezone-differs-from-iana used'],
  'onset-in-the-zone.ics': ['error vtimezone-onset-not-local zoned'],
  'outlook-old-rules.ics': ['info vtimezone-outlook-misreads misread'],
  'parameter-in-quotes.ics': ['error tzid-undefined unknownName'],
  'registry-prefix.ics': ['info tzid-global-prefix prefix'],
  'rules-before-2007.ics': ['error vtimezone-differs-from-iana used'],
  'shown-elsewhere.ics': ['info x-wr-timezone-invalid differs'],
  'two-tzids.ics': ['error property-repeated repeated'],
  'tzid-does-not-match.ics': ['warning tzid-case-mismatch mismatch'],
  'utc-called-london.ics': [
    'hint vtimezone-unused unused',
    'error tzid-on-utc contradiction',
    'error tzid-on-utc contradiction',
  ],
  'windows-name-undefined.ics': ['warning tzid-undefined knownName'],
  'windows-name.ics': ['hint tzid-windows-name windows'],
  'zone-never-referenced.ics': ['info floating-time floating'],
};

/** What is said only before a schedule goes public: Outlook's own files have such names and are no worse for it. */
const beforePublishing: ReadonlySet<string> = new Set(['windows-name.ics']);

function findingsIn(file: string): readonly string[] {
  const profile = beforePublishing.has(file) ? 'publish' : 'editor';
  const document = openText(readFileSync(path.join(folder, file), 'utf8'), profile);
  return document.findings().map(({ finding }) => `${finding.severity} ${finding.rule} ${finding.message}`);
}

describe('the faults with times that people reported', () => {
  it('have an answer each', () => {
    expect(Object.keys(expected)).toEqual(readdirSync(folder).sort());
  });

  it.each(Object.keys(expected))('%s', (file) => {
    expect(findingsIn(file)).toEqual(expected[file]);
  });
});
