import type { CheckedDocument, ScheduleChecker, SchedulePlace, TalkCopy, TextEdit } from '../core/index.ts';
import type { FileEdits, TalkFix, TalkPlace, TalkProblem } from '../protocol.ts';
import { faultsByTalk, startOfCopy } from './talkFaults.ts';

/** What the problems of a talk are found with. */
export interface ProblemSurroundings {
  readonly checker: ScheduleChecker;
  /** Gives a file as it is now, by its key in the index. */
  readDocument(key: string): Promise<CheckedDocument | undefined>;
  /** The URI of a file as it is named to the client, and the version that is open; null when none is. */
  fileOf(key: string): Pick<FileEdits, 'uri' | 'version'>;
}

/** What is the matter with a talk: what all files show together first, then what each file shows of it by itself. */
export async function talkProblems(
  copies: readonly TalkCopy[],
  surroundings: ProblemSurroundings,
): Promise<readonly TalkProblem[]> {
  const keys = [...new Set(copies.map(({ file }) => file.key))];
  const problems = keys.flatMap((key) => ofSchedule(key, copies, surroundings));
  for (const copy of copies) problems.push(...(await ofFile(copy, surroundings)));
  return problems;
}

function ofSchedule(
  key: string,
  copies: readonly TalkCopy[],
  surroundings: ProblemSurroundings,
): TalkProblem[] {
  const { checker, fileOf } = surroundings;
  const found = checker.findingsOf(key).filter(({ finding }) => copies.includes(finding.block));
  return found.map(({ finding, ...place }) => ({
    severity: finding.severity,
    text: finding.text,
    place: { uri: fileOf(key).uri, range: rangeOf(place) },
    fixes: checker.fixes(finding).map(({ title, edits }) => ({ title, files: toFiles(edits, surroundings) })),
  }));
}

function toFiles(
  edits: readonly (SchedulePlace & { readonly newText: string })[],
  { fileOf }: ProblemSurroundings,
): FileEdits[] {
  const keys = [...new Set(edits.map(({ file }) => file.key))];
  return keys.map((key) => {
    const ofFile = edits.filter(({ file }) => file.key === key);
    return {
      ...fileOf(key),
      edits: ofFile.map(({ newText, ...place }) => ({ range: rangeOf(place), newText })),
    };
  });
}

function rangeOf({ start, end }: Pick<SchedulePlace, 'start' | 'end'>): TalkPlace['range'] {
  const at = ({ line, character }: SchedulePlace['start']) => ({ line, character });
  return { start: at(start), end: at(end) };
}

async function ofFile(copy: TalkCopy, surroundings: ProblemSurroundings): Promise<TalkProblem[]> {
  const { key } = copy.file;
  const file = surroundings.fileOf(key);
  const document = await surroundings.readDocument(key);
  if (!document) return [];
  const found = faultsByTalk(document).get(startOfCopy(copy)) ?? [];
  return found.map(({ finding, ...place }) => ({
    severity: finding.severity,
    text: finding.text,
    place: { uri: file.uri, range: rangeOf({ ...place }) },
    fixes: document
      .fixes(finding)
      .filter(({ edits }) => edits.length > 0)
      .map(({ title, edits }): TalkFix => ({ title, files: [{ ...file, edits: toEdits(edits, document) }] })),
  }));
}

function toEdits(edits: readonly TextEdit[], document: CheckedDocument): FileEdits['edits'] {
  const at = (offset: number) => {
    const { line, character } = document.positionAt(offset);
    return { line, character };
  };
  return edits.map(({ start, end, newText }) => ({ range: { start: at(start), end: at(end) }, newText }));
}
