/**
 * The preview's page beside @event-calendar/core, each in a page of its own in one Chromium, in turn: 1,000 talks, 30
 * rooms, two days, of which one is drawn. Milliseconds are processor time of the page's main thread, from a message to the
 * frame that shows it: script, style, layout and paint. A busy machine makes them no longer.
 */
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { browserArguments, ensureBrowser } from '../../scripts/browser.mjs';
import { median, printRatio } from './measure.mjs';
import { view } from './previewTalks.mjs';
import { typeIntoSchedule } from './previewTyping.mjs';

const rounds = 7;
const root = new URL('../../', import.meta.url);
const address = 'http://preview.example/';
const minute = 60_000;

export async function benchPreview({ bundles }) {
  const pages = {
    preview: await bundlePage('client/preview/main.tsx'),
    peer: await bundlePage('test/bench/previewPeer.mjs'),
  };
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: [...browserArguments],
  });
  const samples = { preview: [], peer: [] };
  try {
    for (let round = 0; round < rounds; round++) {
      samples.preview.push(await measurePreview(browser, pages.preview));
      samples.peer.push(await measurePeer(browser, pages.peer));
    }
  } finally {
    await browser.close();
  }
  const ours = { ...medians(samples.preview), gzip: sizeOf(pages.preview) };
  const peer = { ...medians(samples.peer), gzip: sizeOf(pages.peer) };
  print(ours, peer);
  printTyping(await typeIntoSchedule(bundles), ours);
}

/** A page's program and style, as the product's own build makes them. */
async function bundlePage(entry) {
  const { outputFiles } = await build({
    entryPoints: [new URL(entry, root).pathname],
    bundle: true,
    minify: true,
    write: false,
    outdir: '/',
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  const of = (extension) => outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? '';
  return { script: of('.js'), style: of('.css') };
}

function sizeOf({ script, style }) {
  return (gzipSync(script, { level: 9 }).length + gzipSync(style, { level: 9 }).length) / 1024;
}

/** Opens a page under the policy that the preview has in VS Code. */
async function openPage(browser, { script, style }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, timezoneId: 'UTC' });
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'">
<link rel="stylesheet" href="page.css"></head>
<body><div id="preview" data-schedule="bench"></div><script src="page.js"></script></body></html>`;
  const files = {
    'page.css': { body: style, contentType: 'text/css' },
    'page.js': { body: script, contentType: 'text/javascript' },
  };
  await page.route(`${address}**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    return route.fulfill(files[name] ?? { body: html, contentType: 'text/html' });
  });
  // What a webview has, and the messages that the program sends through it.
  await page.addInitScript(() => {
    window.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} });
    window.tell = (message) => window.dispatchEvent(new MessageEvent('message', { data: message }));
    window.untilPainted = () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  await page.goto(address);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, costOf: (run, argument) => costOf(page, session, run, argument) };
}

/** What it costs the page to do something and to show it: all, and its script alone, in milliseconds. */
async function costOf(page, session, run, argument) {
  await page.evaluate(() => window.untilPainted());
  // What is handed over is there before: its way through the automation is no part of the cost.
  await page.evaluate((given) => {
    window.given = given;
  }, argument);
  const before = await metricsOf(session);
  await page.evaluate(`(${run})(window.given)`);
  await page.evaluate(() => window.untilPainted());
  const after = await metricsOf(session);
  const spent = (name) => (after[name] - before[name]) * 1000;
  return { all: spent('TaskDuration'), script: spent('ScriptDuration') };
}

async function metricsOf(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

async function measurePreview(browser, files) {
  const { page, costOf } = await openPage(browser, files);
  const first = await costOf((shown) => window.tell({ type: 'view', view: shown }), view);
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  const moved = { ...view.talks[100], start: view.talks[100].start + 5 * minute };
  const { talks: _, ...head } = view;
  const move = await costOf((patch) => window.tell({ type: 'patch', patch }), patchOf(head, 1, moved));
  await expectText(page, moved, 'one talk moved');
  const retitled = { ...moved, title: `${moved.title}x` };
  const typed = await costOf((patch) => window.tell({ type: 'patch', patch }), patchOf(head, 2, retitled));
  await expectText(page, retitled, 'one character typed');
  const again = withTalk(moved, 4);
  const whole = await costOf((shown) => window.tell({ type: 'view', view: shown }), again);
  await expectText(page, moved, 'the whole model again');
  const filter = await costOf(search, 'b');
  const shown = await page.evaluate(
    () => [...document.querySelectorAll('.talk')].filter((each) => each.checkVisibility()).length,
  );
  if (shown === 0 || shown > 450) throw new Error(`The filter leaves ${shown} talks.`);
  await costOf(search, '');
  const zone = await costOf(() => window.tell({ type: 'zone', zone: 'Asia/Tokyo' }));
  // Times out of sight are written later.
  const outOfSight = await costOf(() => new Promise((done) => setTimeout(done, 1000)));
  await page.close();
  return {
    first: first.all,
    move: move.all,
    typed: typed.script,
    whole: whole.all,
    filter: filter.all,
    zone: zone.all,
    outOfSight: outOfSight.all,
    nodes,
  };
}

async function measurePeer(browser, files) {
  const { page, costOf } = await openPage(browser, files);
  const first = await costOf((shown) => window.peer.show(shown), view);
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  const moved = { ...view.talks[100], start: view.talks[100].start + 5 * minute };
  const move = await costOf((talk) => window.peer.change(talk), moved);
  const whole = await costOf((shown) => window.peer.showAgain(shown), withTalk(moved, 4));
  const filter = await costOf((text) => window.peer.filter(text), 'b');
  await page.close();
  return { first: first.all, move: move.all, whole: whole.all, filter: filter.all, nodes };
}

/** Runs in the page: types into the search. */
function search(text) {
  const input = document.querySelector('input[type=search]');
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function patchOf(head, base, talk) {
  return { base, head: { ...head, version: base + 1 }, changed: [talk], removed: [] };
}

function withTalk(talk, version) {
  return { ...view, version, talks: view.talks.map((each) => (each.id === talk.id ? talk : each)) };
}

/** What was measured must have happened. */
async function expectText(page, { id, start, title }, what) {
  const button = page.locator(`[data-talk="${id}"]`);
  const time = new Date(start).toISOString().slice(11, 16);
  const text = (await button.textContent()) ?? '';
  if (!text.includes(time) || !text.includes(title)) throw new Error(`After ${what} the page says ${text}.`);
}

function medians(runs) {
  return Object.fromEntries(Object.keys(runs[0]).map((key) => [key, median(runs.map((run) => run[key]))]));
}

const rows = [
  { name: 'first render, ms', key: 'first', aim: 0.5 },
  { name: 'one talk moved, ms', key: 'move', aim: 0.5 },
  { name: 'whole model again, ms', key: 'whole', aim: 0.5 },
  { name: 'filter key, ms', key: 'filter' },
  { name: 'zone change, ms', key: 'zone' },
  { name: '  later, out of sight, ms', key: 'outOfSight' },
  { name: 'DOM elements', key: 'nodes', aim: 1 },
  { name: 'bundle, gzip KB', key: 'gzip' },
];

function print(ours, peer) {
  console.log(`\nThe preview and @event-calendar/core: 1,000 talks, 30 rooms, 2 days; median of ${rounds}`);
  for (const { name, key, aim } of rows) {
    const theirs = peer[key] === undefined ? '–' : peer[key].toFixed(1);
    console.log(`  ${name.padEnd(24)} ${ours[key].toFixed(1).padStart(8)}  ${theirs.padStart(8)}`);
    if (aim !== undefined) printRatio(`${name.replace(', ms', '')} ÷ peer`, ours[key] / peer[key], aim);
  }
  printRatio('filter key ÷ one move', ours.filter / ours.move, 1);
  printRatio('zone change ÷ one move', ours.zone / ours.move, 1);
  printRatio('bundle ÷ 25 KB', ours.gzip / 25, 1);
}

function printTyping({ server, host }, { typed, move }) {
  const all = server + host + typed;
  const parts = `server ${server.toFixed(1)}, host ${host.toFixed(1)}, page ${typed.toFixed(1)}`;
  console.log(`  one character to painted preview, script: ${all.toFixed(1)} ms (${parts})`);
  printRatio('one character ÷ one move', all / move, 2);
}
