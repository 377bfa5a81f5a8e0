import { describe, expect, it } from 'vitest';
import { openText } from '../../support/check.ts';
import { exports } from '../../support/exports.ts';

/** What is true of them and worth a warning: RFC 5545, 3.8.4.1 and 3.3.3. All else are notes. */
const warned: Readonly<Record<string, readonly string[]>> = {
  'Apple Calendar': ['attendee-in-published-calendar', 'cal-address-invalid'],
  frab: ['attendee-in-published-calendar'],
};

describe('an export as it is written by', () => {
  it.each(Object.entries(exports))('%s has no false alarm', (program, text) => {
    const findings = openText(text.replaceAll('\n', '\r\n')).findings();
    const loud = findings.filter(
      ({ finding: { severity } }) => severity === 'error' || severity === 'warning',
    );
    expect([...new Set(loud.map(({ finding }) => finding.rule))]).toEqual(warned[program] ?? []);
  });
});
