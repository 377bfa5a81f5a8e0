import { describe, expect, it } from 'vitest';
import { CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { guardNotification, guardRequest } from '../../server/lsp/boundary.ts';
import { isSameText } from '../../server/lsp/sameText.ts';
import { uriExtension, uriKey, uriScheme } from '../../server/lsp/uri.ts';
import { TestHost } from './testHost.ts';

describe('the error boundary', () => {
  it('logs a failure and answers with the fallback', async () => {
    const host = new TestHost();
    const fail = () => {
      throw new Error('deep inside');
    };
    const request = guardRequest<null, number[]>(host.log, 'some/request', [], fail);
    expect(await request(null, CancellationToken.None)).toEqual([]);
    await guardNotification(host.log, 'some/notification', fail)(null);
    expect(host.logged.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^some\/request failed.*deep inside/),
      expect.stringMatching(/^some\/notification failed.*deep inside/),
    ]);
  });

  it('lets an answer pass that is an error', async () => {
    const host = new TestHost();
    const refuse = guardRequest<null, null>(host.log, 'some/request', null, () => {
      throw new ResponseError(LSPErrorCodes.ContentModified, 'no');
    });
    await expect(refuse(null, CancellationToken.None)).rejects.toMatchObject({ message: 'no' });
    expect(host.logged).toEqual([]);
  });

  it('does not start what is cancelled', async () => {
    let isStarted = false;
    const request = guardRequest<null, null>(new TestHost().log, 'some/request', null, () => {
      isStarted = true;
      return null;
    });
    const cancelled = request(null, CancellationToken.Cancelled);
    await expect(cancelled).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(isStarted).toBe(false);
  });
});

describe('URIs', () => {
  it.each([
    ['file:///C:/a.ics', 'file:///c%3A/a.ics'],
    ['file:///c:/a.ics', 'file:///C%3a/a.ics'],
    ['file:///tmp/Vortr%c3%a4ge/a.ics', 'file:///tmp/Vorträge/a.ics'],
    ['file:///tmp/a%20b.ics', 'file:///tmp/a b.ics'],
    ['file:///tmp/a+b&c.ics', 'file:///tmp/a%2Bb%26c.ics'],
    ['file://Server/share/a.ics', 'file://server/share/a.ics'],
    ['untitled:Untitled-1', 'untitled:Untitled-1'],
  ])('%s and %s are one', (one, other) => {
    expect(uriKey(one)).toBe(uriKey(other));
  });

  it.each([
    ['file:///tmp/a.ics', 'file:///tmp/A.ics'],
    ['file:///tmp/a.ics', 'untitled:/tmp/a.ics'],
    ['file:///tmp/a.ics', 'file:///tmp/a.ics?v=1'],
  ])('%s and %s are two', (one, other) => {
    expect(uriKey(one)).not.toBe(uriKey(other));
  });

  it.each(['', 'no uri', ':'])('%j is no URI and its own key', (text) => {
    expect(uriKey(text)).toBe(text);
    expect(uriScheme(text)).toBe('');
  });

  it.each([
    ['file:///a.b/c.ICS', '.ics'],
    ['file:///a.b/c', ''],
    ['vscode-vfs://h/c.ics?x=1#y', '.ics'],
    ['untitled:Untitled-1', ''],
  ])('%s ends in %j', (uri, extension) => {
    expect(uriExtension(uri)).toBe(extension);
  });
});

describe('texts', () => {
  it.each([
    ['a\r\nb\r\n', 'a\nb\n'],
    ['a\rb', 'a\r\nb'],
    ['', ''],
  ])('%j and %j are the same', (one, other) => {
    expect(isSameText(one, other)).toBe(true);
  });

  it.each([
    ['a\r\n', 'a'],
    ['a', 'a\n'],
    ['a\n\nb', 'a\nb'],
    ['a', 'b'],
    ['a\n', 'ab'],
  ])('%j and %j are not', (one, other) => {
    expect(isSameText(one, other)).toBe(false);
  });
});
