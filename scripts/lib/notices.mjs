/**
 * What the licences of bundled packages ask for: their notices go where their code goes. The packages are read off
 * what esbuild says it has put into the bundles, so the list cannot be out of date.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @typedef {{ readonly name: string; readonly version: string; readonly license: string; readonly source: string; readonly text: string }} Notice */

/** The folder of the innermost package that a file belongs to. */
const packageFolder = /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//;

const isLicenceFile = /^(?:licen[cs]e|notice|copying)(?:[.-].*)?$/i;

/**
 * The folders of the packages whose code is in a bundle, sorted; what was only looked at and left out does not count.
 *
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @returns {string[]}
 */
export function bundledPackages(metafiles) {
  const inputs = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap((output) => Object.entries(output.inputs));
  const folders = inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => packageFolder.exec(file)?.[1])
    .filter((folder) => folder !== undefined);
  return [...new Set(folders)].sort();
}

/**
 * What one package says of itself. Fails for a package without a licence file: such a bundle is not ours to ship.
 *
 * @param {string} folder an absolute path
 * @returns {Promise<Notice>}
 */
export async function readNotice(folder) {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const { name, version, license } = manifest;
  const files = (await readdir(folder)).filter((file) => isLicenceFile.test(file)).sort();
  if (files.length === 0) throw new Error(`${name} is bundled and has no licence file to ship with it.`);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const text = texts.map((each) => each.replace(/\r\n?/g, '\n').trim()).join('\n\n');
  return { name, version, license, source: sourceAddress(manifest), text };
}

/**
 * Where the package's source is, as the Mozilla Public License wants it said (3.2); empty when the package does not say.
 *
 * @param {{ repository?: string | { url?: string }; homepage?: string }} manifest
 * @returns {string}
 */
function sourceAddress({ repository, homepage = '' }) {
  const address = typeof repository === 'string' ? repository : (repository?.url ?? homepage);
  return address
    .replace(/^git\+/, '')
    .replace(/^(?:git|ssh):\/\/(?:git@)?/, 'https://')
    .replace(/^git@([^:]+):/, 'https://$1/')
    .replace(/^(?:github:)?([\w.-]+\/[\w.-]+)$/, 'https://github.com/$1')
    .replace(/\.git$/, '');
}

/**
 * One text of all notices; packages of one name and version appear once.
 *
 * @param {readonly Notice[]} notices
 * @returns {string}
 */
export function renderNotices(notices) {
  const byTitle = new Map(notices.map((notice) => [`${notice.name} ${notice.version}`, notice]));
  const sections = [...byTitle].map(([title, { license, source, text }]) => {
    const origin = source ? `\nSource, unchanged: ${source}` : '';
    return `${title}\nLicence: ${license}${origin}\n\n${text}\n`;
  });
  const head = "Greenroom's programs contain code of the packages below. These are their licences.\n";
  return [head, ...sections].join(`\n${'-'.repeat(80)}\n\n`);
}
