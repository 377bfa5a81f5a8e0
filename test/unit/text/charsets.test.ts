import { describe, expect, it } from 'vitest';
import { decodeUtf8, decodeWindows1252, highWindows1252Byte } from '../../../server/core/text/charsets.ts';

describe('stretches of bytes', () => {
  it('are text in UTF-8, or nothing', () => {
    expect(decodeUtf8([0x43, 0xc3, 0xa9, 0xf0, 0x9f, 0x9a, 0x80])).toBe('Cé🚀');
    expect(decodeUtf8([0x43, 0xe9])).toBeUndefined();
    expect(decodeUtf8([0xc3])).toBeUndefined();
  });

  it('are text in windows-1252, or nothing', () => {
    expect(decodeWindows1252([0x43, 0xe9, 0x80])).toBe('Cé€');
    expect(decodeWindows1252([0x81])).toBeUndefined();
  });

  it('come of the characters above ASCII', () => {
    expect(highWindows1252Byte('€'.charCodeAt(0))).toBe(0x80);
    expect(highWindows1252Byte(0x9d)).toBe(0x9d);
    expect(highWindows1252Byte(0xff)).toBe(0xff);
    expect(highWindows1252Byte(0x41)).toBeUndefined();
    expect(highWindows1252Byte(0x3042)).toBeUndefined();
  });
});
