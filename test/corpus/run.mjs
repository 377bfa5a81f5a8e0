/**
 * `npm run corpus -- DIR`: checks a labelled collection of calendars that is not part of this repository, and prints
 * which faults were found for the reason that their projects give, what is said of healthy files, and which errors
 * files from real programs have. DIR has a `manifest.jsonl` as `readManifest` says. It measures; it fails only when
 * it cannot.
 */
import { loadCore } from '../../scripts/lib/core.mjs';
import { measure, readManifest } from './measure.mjs';
import { report } from './report.mjs';

const [folder] = process.argv.slice(2);
const manifest = folder && (await readManifest(folder));
if (!folder) {
  console.log('corpus: skipped, because no folder was given: npm run corpus -- DIR');
} else if (!manifest) {
  console.log(`corpus: skipped, because there is no manifest.jsonl in ${folder}`);
} else {
  console.log(report(await measure(folder, manifest, await loadCore())));
}
