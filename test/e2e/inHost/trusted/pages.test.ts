import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  applyCodeAction,
  closeAll,
  openFile,
  placeOf,
  readHover,
  save,
  underlined,
  waitForNoRule,
  waitForRule,
  writeFile,
} from '../editor.ts';

const page = `speaker-page

Ann Smith

Ann Smith writes compilers and likes tea.

Speaker home page: https://ann.example/

The Packaging Gradient

Scalable Python, Intermediate
8/12/2017 | 3:15 PM-4:15 AM | Main Hall

Description

Shipping can be hard. This talk presents a guide.

Abstract

Deployment is not the last step of development.
`;

describe('speaker pages in the editor', () => {
  afterEach(closeAll);

  it('show what is wrong, tell when the talk is, and are repaired by the quick fix', async () => {
    // A schedule of its own, or the calendars of other tests tell the zone.
    writeFile('pages/greenroom.json', '{}');
    const uri = writeFile('pages/ann.speaker.txt', page);
    const { document } = await openFile(uri);
    assert.equal(document.languageId, 'speaker-page');
    const found = await waitForRule(uri, 'page-end-not-after-start');
    assert.equal(underlined(document, found), '3:15 PM-4:15 AM');
    await applyCodeAction(uri, found.range, 'Make the end PM');
    await waitForNoRule(uri, 'page-end-not-after-start');
    assert.equal((await save(document)).toString('utf8'), page.replace('4:15 AM', '4:15 PM'));
    const hover = await readHover(uri, placeOf(document, '3:15 PM'));
    assert.match(hover, /Sat 12 August 2017, 15:15 – 16:15/);
    assert.match(hover, /Nothing says in which time zone that is/);
  });

  it('have an outline, and colours for what only the whole page tells', async () => {
    const uri = writeFile('pages/outline.speaker.txt', page);
    await openFile(uri);
    await waitForRule(uri, 'page-end-not-after-start');
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    assert.deepEqual(
      symbols.flatMap(({ name, children }) => [name, ...children.map((talk) => talk.name)]),
      ['Ann Smith', 'The Packaging Gradient'],
    );
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      uri,
    );
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      uri,
    );
    const types = [...tokens.data]
      .filter((_, index) => index % 5 === 3)
      .map((type) => legend.tokenTypes[type]);
    assert.deepEqual(types.slice(0, 4), ['markerOnPage', 'speakerOnPage', 'linkOnPage', 'linkOnPage']);
    assert.ok(types.includes('roomOnPage'));
  });
});
