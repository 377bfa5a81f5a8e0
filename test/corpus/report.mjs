/** What `npm run corpus` prints. */
import { isFaulty } from './measure.mjs';

/** The whole report on what was measured, as text. */
export function report(results) {
  const faulty = results.filter(({ entry }) => isFaulty(entry));
  const valid = results.filter(({ entry }) => entry.expect === 'valid');
  const unlabelled = results.filter(({ entry }) => entry.expect === 'unlabelled');
  return [
    ...faulty.flatMap(reportFaulty),
    '',
    ...valid.flatMap(reportValid),
    '',
    ...reportErrorsByRule(unlabelled),
    '',
    ...summary(faulty, valid, unlabelled),
    '',
  ].join('\n');
}

/** Each statement with the rule that says the same, or with all that was found instead. */
function reportFaulty({ entry, findings, statements, isForReason, isOnLine }) {
  const head = `${isForReason ? 'ok  ' : 'MISS'} ${entry.file}`;
  const lines = statements.map(({ text, matches, kinds }) => {
    const by =
      matches.length > 0 ? rulesOf(matches) : kinds.length > 0 ? '–' : '– (no kind of fault that we know)';
    return `       ${text}  ←  ${by}`;
  });
  const found = isForReason ? [] : [`       found: ${findings.length > 0 ? rulesOf(findings) : 'nothing'}`];
  const place = isOnLine === false ? [`       WRONG LINE: it is line ${entry.line}`] : [];
  return [head, ...lines, ...found, ...place];
}

function reportValid({ entry, findings }) {
  if (findings.length === 0) return [];
  const lines = findings.map(
    ({ rule, severity, start, message }) =>
      `       ${start.line}:${start.column} ${severity} ${rule}: ${message}`,
  );
  return [`FLAG ${entry.file}`, ...lines];
}

function reportErrorsByRule(results) {
  const files = new Map();
  for (const { entry, findings } of results) {
    for (const { rule, severity } of findings) {
      if (severity === 'error') files.set(rule, (files.get(rule) ?? new Set()).add(entry.file));
    }
  }
  const sorted = [...files].sort(([, a], [, b]) => b.size - a.size);
  return [
    'errors on unlabelled files:',
    ...sorted.map(([rule, names]) => `  ${rule} ${names.size}: ${shortList([...names])}`),
  ];
}

function shortList(names) {
  const shown = names.slice(0, 4).join(', ');
  return names.length > 4 ? `${shown}, …` : shown;
}

function summary(faulty, valid, unlabelled) {
  const located = faulty.filter(({ isOnLine }) => isOnLine !== undefined);
  const isBeyondLineEnds = ({ findings }) => findings.some(({ rule }) => !rule.startsWith('line-ending-'));
  return [
    `faulty files flagged at all:        ${share(faulty, ({ findings }) => findings.length > 0)}`,
    `faulty files flagged for the reason: ${share(faulty, ({ isForReason }) => isForReason)}`,
    ...[...new Set(faulty.map(({ entry }) => entry.source))].map((source) => {
      const own = faulty.filter(({ entry }) => entry.source === source);
      return `  ${source}: ${share(own, ({ isForReason }) => isForReason)}`;
    }),
    `statements matched:                 ${share(
      faulty.flatMap(({ statements }) => statements),
      ({ matches }) => matches.length > 0,
    )}`,
    `right line, where it is known:      ${share(located, ({ isOnLine }) => isOnLine)}`,
    `valid files with an error or a warning (line ends aside): ${share(valid, isBeyondLineEnds)}`,
    `unlabelled files with an error:     ${share(unlabelled, hasError)}`,
  ];
}

function hasError({ findings }) {
  return findings.some(({ severity }) => severity === 'error');
}

function share(all, is) {
  const count = all.filter(is).length;
  const percent = all.length === 0 ? '–' : `${((100 * count) / all.length).toFixed(1)} %`;
  return `${count} of ${all.length} (${percent})`;
}

function rulesOf(findings) {
  return [...new Set(findings.map(({ rule, start }) => `${rule}:${start.line}`))].join(' ');
}
