import { describe, expect, it } from 'vitest';
import { ReaderZone } from '../../../client/src/readerZone.ts';

/** What VS Code keeps for an extension, kept here. */
function memory() {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: (key: string) => values.get(key),
    update: async (key: string, value: unknown) => void values.set(key, value),
    setKeysForSync: () => {},
  } as ConstructorParameters<typeof ReaderZone>[1];
}

describe('the zone of the reader', () => {
  it('is unknown in a remote window until a webview says it', () => {
    const sent: string[] = [];
    const zone = new ReaderZone(undefined, memory(), (name) => sent.push(name));
    expect(zone.zone).toBeUndefined();
    zone.report('Asia/Tokyo');
    expect(zone.zone).toBe('Asia/Tokyo');
    expect(sent).toEqual(['Asia/Tokyo']);
  });

  it('is still known in the next session', () => {
    const kept = memory();
    new ReaderZone(undefined, kept, () => {}).report('Asia/Tokyo');
    expect(new ReaderZone(undefined, kept, () => {}).zone).toBe('Asia/Tokyo');
  });

  it('is sent once for each change', () => {
    const sent: string[] = [];
    const zone = new ReaderZone(undefined, memory(), (name) => sent.push(name));
    for (const name of ['Asia/Tokyo', 'Asia/Tokyo', 'Europe/Oslo']) zone.report(name);
    expect(sent).toEqual(['Asia/Tokyo', 'Europe/Oslo']);
  });

  it('is that of the machine where the reader sits at it, whatever an earlier session kept', () => {
    const kept = memory();
    new ReaderZone(undefined, kept, () => {}).report('Asia/Tokyo');
    const sent: string[] = [];
    const zone = new ReaderZone('Europe/Oslo', kept, (name) => sent.push(name));
    zone.report('Asia/Tokyo');
    expect(zone.zone).toBe('Europe/Oslo');
    expect(sent).toEqual([]);
  });
});
