/** What a typed character costs on its way to the preview before the page has it: in the server and in the extension. */

import { median } from './measure.mjs';
import { memoryClient, quietHost } from './memoryClient.mjs';
import { calendarText } from './previewTalks.mjs';

const rounds = 41;
const folder = 'file:///conf';
const uri = `${folder}/schedule.ics`;

/**
 * Types into a title of the schedule that a preview shows; gives the processor time of server and extension host in
 * milliseconds. The pauses that a server makes while somebody types are left out.
 */
export async function typeIntoSchedule({ core, server }) {
  const { applyPatch } = await import(core.href);
  const { createConnection, startServer } = await import(server.href);
  const client = memoryClient();
  const text = calendarText();
  startServer(createConnection(client.reader, client.writer), hostWith(text));
  await client.request('initialize', {
    processId: null,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'conf' }],
    capabilities: {},
  });
  await client.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'icalendar', version: 1, text },
  });
  let { view } = await client.request('greenroom/openSchedule', { uri });
  const position = middleOf(text);
  const costs = { server: [], host: [] };
  for (let round = 0; round < rounds; round++) {
    const version = round + 2;
    const typed = client.untilNotified('greenroom/scheduleChanged');
    const started = cpu();
    const change = { range: { start: position, end: position }, text: 'x' };
    void client.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [change],
    });
    const { patch } = await typed;
    costs.server.push(cpu() - started);
    const received = cpu();
    // The protocol is JSON on its way to the extension, and the page gets a copy.
    view = applyPatch(view, structuredClone(JSON.parse(JSON.stringify(patch))));
    costs.host.push(cpu() - received);
    if (!view?.talks.some(({ title }) => title.includes('x'.repeat(round + 1))))
      throw new Error('Nothing was typed.');
  }
  return { server: median(costs.server), host: median(costs.host) };
}

function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function hostWith(text) {
  const bytes = new TextEncoder().encode(text);
  const files = {
    scheme: 'file',
    readFile: async (asked) => (asked === uri ? bytes : undefined),
    stat: async (asked) => (asked === uri ? { size: bytes.length } : undefined),
    find: async () => [uri],
  };
  return { ...quietHost(), files };
}

/** Some characters into the title of a talk in the middle. */
function middleOf(text) {
  const at = text.indexOf('\r\nSUMMARY:', text.length / 2) + 2;
  return { line: text.slice(0, at).split('\r\n').length - 1, character: 12 };
}
