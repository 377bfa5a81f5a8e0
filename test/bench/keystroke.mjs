import { generateSchedule } from './generate.mjs';
import { median, printRatio } from './measure.mjs';
import { memoryClient, quietHost } from './memoryClient.mjs';

const sizes = [200, 2_000, 20_000];
const rounds = 41;
const uri = 'file:///bench.ics';

/**
 * One character typed in the middle of a file: from the server's receiving didChange to its handing the
 * diagnostics to the connection. The pause that a server makes while somebody types is left out.
 */
export async function benchKeystroke({ bundles }) {
  const { createConnection, startServer } = await import(bundles.server.href);
  const servers = [];
  for (const events of sizes) servers.push(await openServer(createConnection, startServer, events));
  const samples = servers.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, server] of servers.entries()) samples[index].push(await server.type());
  }
  print(servers, samples.map(median));
}

/** A server with one generated file open, and a way to type into its middle. */
async function openServer(createConnection, startServer, events) {
  const client = memoryClient();
  startServer(createConnection(client.reader, client.writer), quietHost());
  await client.request('initialize', { processId: null, rootUri: null, capabilities: {} });
  const text = generateSchedule({ events, damagedShare: 0.01, seed: 20270514 });
  const document = { uri, languageId: 'icalendar', version: 1, text };
  const shown = await client.notify('textDocument/didOpen', { textDocument: document });
  const position = middleOf(text);
  let version = 1;
  const change = async (range, inserted) => {
    const started = performance.now();
    await client.notify('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range, text: inserted }],
    });
    return performance.now() - started;
  };
  const after = { line: position.line, character: position.character + 1 };
  const type = async () => {
    const typed = await change({ start: position, end: position }, 'x');
    await change({ start: position, end: after }, '');
    return typed;
  };
  return { events, found: shown.diagnostics.length, type };
}

/** The line in the middle of the text, some characters into it. */
function middleOf(text) {
  const at = text.indexOf('\r\nSUMMARY:', text.length / 2) + 2;
  return { line: text.slice(0, at).split('\r\n').length - 1, character: 12 };
}

function print(servers, medians) {
  console.log(`\nOne keystroke, median of ${rounds}`);
  for (const [index, { events, found }] of servers.entries()) {
    const shown = `${String(events).padStart(6)} events  ${String(found).padStart(4)} findings shown`;
    console.log(`  ${shown}  ${medians[index].toFixed(2).padStart(7)} ms`);
  }
  printRatio('20,000 events ÷ 200 events', medians[2] / medians[0], 3);
}
