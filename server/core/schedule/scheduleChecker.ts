import type { Finding, Related } from '../engine/finding.ts';
import { type RuleFailure, RuleRun, type RuleTable } from '../engine/ruleRun.ts';
import { type Suppression, suppressionsFor, suppressionsOf } from '../engine/suppression.ts';
import type { Position } from '../text/range.ts';
import { Conflicts } from './conflicts.ts';
import { compareTexts, inOrder } from './copyRank.ts';
import { neighboursOf } from './neighbours.ts';
import type { AnyScheduleRule, ScheduleFinding, ScheduleFix, ScheduleReport } from './rule.ts';
import type { ScheduleIndex } from './scheduleIndex.ts';
import type { Talk, TalkCopy } from './talk.ts';
import type { FieldPlace } from './talkFacts.ts';

/** A place in a file as it is now. */
export interface SchedulePlace {
  readonly file: TalkCopy['file'];
  readonly start: Position & { readonly offset: number };
  readonly end: Position & { readonly offset: number };
}

/** A finding on the schedule at its place. */
export interface PlacedScheduleFinding extends SchedulePlace {
  readonly finding: ScheduleFinding;
  readonly related: readonly (SchedulePlace & { readonly text: string })[];
}

type FindingAtPlace = Omit<PlacedScheduleFinding, 'related'>;

/** Replaces a place by a text. */
export interface PlacedScheduleEdit extends SchedulePlace {
  readonly newText: string;
}

/** A fix with its edits at their places. */
export interface PlacedScheduleFix extends Pick<ScheduleFix, 'title' | 'safety'> {
  readonly edits: readonly PlacedScheduleEdit[];
}

const noFindings: readonly ScheduleFinding[] = [];

/** Of more talks than an edit changes, nobody looks for neighbours. */
const mostNeighbourly = 1000;

/**
 * Runs the rules on a schedule and keeps what they found by talk, so that after a change only the talks that it
 * touches are looked at again.
 */
export class ScheduleChecker {
  readonly #index: ScheduleIndex;
  readonly #rules: RuleTable;
  readonly #suppressions: readonly Suppression[];
  readonly #onFailure: RuleFailure;
  readonly #ofTalks = new Map<Talk, readonly ScheduleFinding[]>();
  #ofSchedule: readonly ScheduleFinding[] = noFindings;
  readonly #byFile = new Map<string, Set<ScheduleFinding>>();
  /** The days of the calendars, where there are pages. */
  #days: ReadonlySet<number> = new Set();

  constructor(
    index: ScheduleIndex,
    rules: RuleTable,
    suppressions: readonly Suppression[],
    onFailure: RuleFailure,
  ) {
    this.#index = index;
    this.#rules = rules;
    this.#suppressions = suppressions;
    this.#onFailure = onFailure;
  }

  /**
   * Looks at what has changed in the index; gives the keys of the files in which something else is found now.
   * Call it after every change, before findings are asked for.
   */
  update(): ReadonlySet<string> {
    const { gone, added } = this.#index.takeChanges();
    const conflicts = new Conflicts();
    const before: ScheduleFinding[] = [...this.#ofSchedule];
    const after: ScheduleFinding[] = [];
    for (const talk of gone) {
      before.push(...(this.#ofTalks.get(talk) ?? noFindings));
      this.#ofTalks.delete(talk);
    }
    for (const talk of this.#toCheck(gone, added)) {
      before.push(...(this.#ofTalks.get(talk) ?? noFindings));
      const found = this.#check('talk', talk, talk.main, conflicts);
      if (found.length > 0) this.#ofTalks.set(talk, found);
      else this.#ofTalks.delete(talk);
      after.push(...found);
    }
    const [some] = this.#index.talks;
    this.#ofSchedule = some ? this.#check('schedule', this.#index, some.main, conflicts) : noFindings;
    after.push(...this.#ofSchedule);
    for (const finding of before) this.#byFile.get(finding.block.file.key)?.delete(finding);
    for (const finding of after) this.#addTo(finding.block.file.key, finding);
    return differingFiles(before, after);
  }

  /** What is found in a file and not suppressed, in the order of its text. */
  findingsOf(file: string): readonly PlacedScheduleFinding[] {
    const found = this.#found(file)
      .filter(({ finding }) => this.#suppressionsOf(finding).length === 0)
      .sort((a, b) => a.start.offset - b.start.offset || byOccurrence(a.finding, b.finding));
    // Related places are many, and those of an occurrence that stands for others are the only ones that are shown.
    return found
      .filter((each, index) => !isRepeated(each, found[index - 1]))
      .map((each) => ({
        ...each,
        related: each.finding.related.map((related) => placeRelated(each.finding, related)),
      }));
  }

  /** The keys of the files in which anything is found. */
  get filesWithFindings(): readonly string[] {
    return [...this.#byFile].filter(([, findings]) => findings.size > 0).map(([key]) => key);
  }

  /** The suppressions that something on the schedule is suppressed by. */
  usedSuppressions(): ReadonlySet<Suppression> {
    const all = [...this.#byFile.values()].flatMap((findings) => [...findings]);
    return new Set(all.flatMap((finding) => this.#suppressionsOf(finding)));
  }

  /** The ways to repair a finding, best first. */
  fixes(finding: ScheduleFinding): readonly PlacedScheduleFix[] {
    const rule = this.#rules.get(finding.rule) as AnyScheduleRule | undefined;
    try {
      return (rule?.fixes?.(finding, this.#index) ?? []).map(({ title, safety, edits }) => ({
        title,
        safety,
        edits: withoutRepeats(
          edits.map((edit) => ({ ...placeOf(edit.block ?? finding.block, edit), newText: edit.newText })),
        ),
      }));
    } catch (error) {
      this.#onFailure(finding.rule, error);
      return [];
    }
  }

  #found(file: string): FindingAtPlace[] {
    return [...(this.#byFile.get(file) ?? [])].map((finding) => ({
      finding,
      ...placeOf(finding.block, finding.at as FieldPlace),
    }));
  }

  #suppressionsOf({ rule, block }: ScheduleFinding): readonly Suppression[] {
    if (this.#suppressions.length === 0) return [];
    const { uid } = block.facts;
    const ofFile = suppressionsFor(this.#suppressions, block.file.path);
    return suppressionsOf(ofFile, { rule, uids: uid === undefined ? [] : [uid] });
  }

  /** The talks that are new, and those that may look different because of what changed. */
  #toCheck(gone: ReadonlySet<Talk>, added: ReadonlySet<Talk>): ReadonlySet<Talk> {
    const { size } = this.#index.talks;
    // The first look at a whole schedule finds every neighbour by itself.
    if (gone.size === 0 && added.size === size) return added;
    // Very many that changed at once have all others beside them, and each would be found as often as there are of these.
    if (added.size > mostNeighbourly && added.size * 2 > size) return new Set(this.#index.talks);
    const talks = new Set(added);
    for (const talk of [...gone, ...added]) {
      for (const neighbour of neighboursOf(talk, this.#index)) talks.add(neighbour);
    }
    for (const page of this.#pagesOfOtherDays()) talks.add(page);
    return talks;
  }

  /** The pages at days on which the calendars have something by now, or nothing any more: nothing else ties the two. */
  #pagesOfOtherDays(): readonly Talk[] {
    if (!this.#index.hasPages) return [];
    const [before, days] = [this.#days, new Set(this.#index.census.days.keys)];
    this.#days = days;
    const others = [...days]
      .filter((day) => !before.has(day))
      .concat([...before].filter((day) => !days.has(day)));
    return others.flatMap((day) => [-1, 0, 1].flatMap((by) => [...this.#index.pageHabits.days.of(day + by)]));
  }

  #check(
    visit: 'talk' | 'schedule',
    node: unknown,
    block: TalkCopy,
    conflicts: Conflicts,
  ): readonly ScheduleFinding[] {
    const run = new RuleRun<TalkCopy>(this.#rules, block, this.#onFailure);
    run.visit(visit, '*', node, {
      index: this.#index,
      conflicts,
      report: (message: string, report: ScheduleReport) => run.report(message, report),
    });
    return run.finish();
  }

  #addTo(file: string, finding: ScheduleFinding): void {
    const findings = this.#byFile.get(file);
    if (findings) findings.add(finding);
    else this.#byFile.set(file, new Set([finding]));
  }
}

function byOccurrence(a: ScheduleFinding, b: ScheduleFinding): number {
  const [one, other] = [a, b].map(({ block }) => block.facts.start?.instant ?? 0) as [number, number];
  return compareTexts(a.rule, b.rule) || compareTexts(a.message, b.message) || one - other;
}

/** Of an event that repeats, the first occurrence in which something is wrong stands for all: they are one place. */
function isRepeated({ finding, start }: FindingAtPlace, before?: FindingAtPlace): boolean {
  if (!before || finding.block.facts.origin !== 'occurrence') return false;
  const isSame = before.finding.rule === finding.rule && before.finding.message === finding.message;
  return isSame && before.start.offset === start.offset && !isOtherGroup(before.finding, finding);
}

/** Conflicts in two rooms are two findings. */
function isOtherGroup({ data: a }: ScheduleFinding, { data: b }: ScheduleFinding): boolean {
  return a.room !== b.room || a.speaker !== b.speaker || a.property !== b.property;
}

/** The files whose findings are not the same in both lists. */
function differingFiles(
  before: readonly ScheduleFinding[],
  after: readonly ScheduleFinding[],
): ReadonlySet<string> {
  // So it is when a whole schedule is looked at for the first time.
  if (before.length === 0) return new Set(after.map(({ block }) => block.file.key));
  const counts = new Map<string, { readonly file: string; count: number }>();
  const count = (finding: ScheduleFinding, by: 1 | -1) => {
    const file = finding.block.file.key;
    const key = `${file}\n${describe(finding)}`;
    const known = counts.get(key);
    if (known) known.count += by;
    else counts.set(key, { file, count: by });
  };
  for (const finding of before) count(finding, 1);
  for (const finding of after) count(finding, -1);
  return new Set([...counts.values()].filter((each) => each.count !== 0).map(({ file }) => file));
}

/** All occurrences of an event stand at one place, which is changed once. */
function withoutRepeats(edits: readonly PlacedScheduleEdit[]): readonly PlacedScheduleEdit[] {
  const keyOf = ({ file, start, end }: PlacedScheduleEdit) => `${start.offset} ${end.offset} ${file.key}`;
  return [...new Map(edits.map((edit) => [keyOf(edit), edit])).values()];
}

/** All of a finding that a reader sees. */
function describe({ rule, severity, text, block, at, related }: ScheduleFinding): string {
  const places = related.map((each) => [(each.block ?? block).file.key, each.at.start, each.text]);
  return JSON.stringify([rule, severity, text, block.block.start, at.start, at.end, places]);
}

function placeRelated({ block }: Finding<TalkCopy>, related: Related<TalkCopy>) {
  return { ...placeOf(related.block ?? block, related.at as FieldPlace), text: related.text };
}

/** A place relative to a block as one in its file. */
export function placeOf({ file, block }: TalkCopy, at: FieldPlace): SchedulePlace {
  return {
    file,
    start: { line: block.line + at.line, character: at.character, offset: block.start + at.start },
    end: { line: block.line + at.endLine, character: at.endCharacter, offset: block.start + at.end },
  };
}

/** By file and by place. */
export function inFileOrder(a: ScheduleFinding, b: ScheduleFinding): number {
  return inOrder(a.block, b.block) || a.at.start - b.at.start;
}
