import { describe, expect, it } from 'vitest';
import { nearMiss } from '../../../server/core/text/nearMiss.ts';

const words = ['CONFIRMED', 'TENTATIVE', 'CANCELLED', 'GEO', 'URL', 'RDATE', 'EXDATE'];

describe('nearMiss', () => {
  it.each([
    ['CONFIRMD', 'CONFIRMED'],
    ['CONFIRM', 'CONFIRMED'],
    ['canceled', 'CANCELLED'],
    ['TENATTIVE', 'TENTATIVE'],
    ['RDTAE', 'RDATE'],
    ['GOE', 'GEO'],
  ])('takes %s for %s', (written, meant) => expect(nearMiss(written, words)).toBe(meant));

  it.each([
    ['a word that is right', 'CONFIRMED'],
    ['a word that is right, in small letters', 'geo'],
    ['a word that is near to none', 'POSTPONED'],
    ['a short word with two slips', 'RDTEA'],
    ['a very short word', 'GE'],
    ['a word of somebody', 'X-CONFIRMED'],
    ['nothing', ''],
  ])('says nothing of %s', (_, written) => expect(nearMiss(written, words)).toBeUndefined());

  it('does not choose between words that are as near', () => {
    expect(nearMiss('CAT', ['BAT', 'HAT'])).toBeUndefined();
    expect(nearMiss('CAT', ['BAT', 'HAT', 'CATS', 'CART'])).toBeUndefined();
  });

  it('prefers the nearer of two', () => expect(nearMiss('EXDATES', ['RDATES', 'EXDATE'])).toBe('EXDATE'));
});
