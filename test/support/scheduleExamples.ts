import type {
  AnyScheduleRule,
  InvalidScheduleExample,
  PlacedScheduleFinding,
  ScheduleExample,
  ScheduleRuleModule,
} from '../../server/core/index.ts';
import { applyEdits } from '../../server/core/index.ts';
import type { ExampleCheck } from './examples.ts';
import { type Files, openSchedule, wholeText } from './schedule.ts';

/** Everything that the examples of a rule on the schedule promise. */
export function scheduleChecksOf({ rule, examples }: ScheduleRuleModule): readonly ExampleCheck[] {
  const firstMessage = Object.keys(rule.messages)[0] ?? '';
  return [
    ...examples.valid.map((example) => ({
      name: `is silent: ${example.name}`,
      run: () => ({ actual: findingsOf(rule, example).map(({ finding }) => finding.text), expected: [] }),
    })),
    ...examples.invalid.map((example) => ({
      name: `speaks: ${example.name}`,
      run: () => speaks(rule, example, firstMessage),
    })),
    ...examples.invalid.map((example) => ({
      name: `${example.fixed ? 'is fixed' : 'has no fix'}: ${example.name}`,
      run: () => isFixed(rule, example),
    })),
  ];
}

function open(rule: AnyScheduleRule, { files, profile }: ScheduleExample) {
  const plain = Object.fromEntries(Object.entries(files).map(([path, code]) => [path, unmarked(code)]));
  return openSchedule(plain, profile, [rule]);
}

function findingsOf(rule: AnyScheduleRule, example: ScheduleExample): readonly PlacedScheduleFinding[] {
  const { checker } = open(rule, example);
  return Object.keys(example.files).flatMap((path) => checker.findingsOf(path));
}

function speaks(rule: AnyScheduleRule, example: InvalidScheduleExample, firstMessage: string) {
  const message = example.message ?? firstMessage;
  const found = findingsOf(rule, example);
  const actual = found.map(({ finding, file, start, end }) => ({
    message: finding.message,
    file: file.path,
    start: start.offset,
    end: end.offset,
    faults: faultsOf(finding.data, rule.messages[finding.message]?.text ?? ''),
  }));
  const expected = Object.entries(example.files).flatMap(([file, code]) =>
    marksIn(wholeText(file, code)).map((place) => ({ message, file, ...place, faults: [] })),
  );
  const { text, related } = example;
  const first = found[0];
  return {
    actual: [...actual, text && first?.finding.text, related && first?.related.map((each) => each.text)],
    expected: [...expected, text, related],
  };
}

/** Places of the message that nothing fills. */
function faultsOf(data: Readonly<Record<string, unknown>>, template: string): readonly string[] {
  const holes = [...template.matchAll(/\{(\w+)\}/g)].filter(([, name = '']) => data[name] === undefined);
  return holes.map(([hole]) => `nothing for ${hole}`);
}

function isFixed(rule: AnyScheduleRule, example: InvalidScheduleExample) {
  const { checker } = open(rule, example);
  const [first] = findingsOf(rule, example);
  const fixes = first ? checker.fixes(first.finding) : [];
  const fix = example.fix ? fixes.find(({ title }) => title === example.fix) : fixes[0];
  if (!example.fixed) return { actual: fixes.map(({ title }) => title), expected: [] };
  const actual = Object.fromEntries(
    Object.keys(example.fixed).map((path) => {
      const edits = (fix?.edits ?? []).filter(({ file }) => file.path === path);
      const texts = edits.map(({ start, end, newText }) => ({
        start: start.offset,
        end: end.offset,
        newText,
      }));
      return [path, applyEdits(wholeText(path, unmarked(example.files[path] ?? '')), texts)];
    }),
  );
  return { actual, expected: wholeTexts(example.fixed) };
}

function wholeTexts(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, code]) => [path, wholeText(path, code)]));
}

function unmarked(code: string): string {
  return code.replaceAll(/[⟦⟧]/g, '');
}

/** The stretches between marks, in offsets of the text without any. */
function marksIn(marked: string): readonly { readonly start: number; readonly end: number }[] {
  const places: { start: number; end: number }[] = [];
  let taken = 0;
  for (const { 0: mark, index } of marked.matchAll(/[⟦⟧]/g)) {
    if (mark === '⟦') places.push({ start: index - taken, end: index - taken });
    else (places[places.length - 1] as { end: number }).end = index - taken;
    taken++;
  }
  return places;
}
