import { wholeExample } from '../../server/core/ical/examples.ts';
import {
  type AnyScheduleRule,
  type CheckedDocument,
  type Configuration,
  defaultConfiguration,
  type FileFacts,
  IcalDocument,
  knownRules,
  PageDocument,
  type ProfileName,
  RuleTable,
  readConfiguration,
  ScheduleChecker,
  ScheduleIndex,
  scheduleRules,
} from '../../server/core/index.ts';
import { testHost } from './check.ts';

/** What a file shows by itself is not asked for here. */
const noRules = new RuleTable([]);

/** The files of a schedule as tests and examples write them, by path: calendars may be fragments, line ends LF. */
export type Files = Readonly<Record<string, string>>;

/** A schedule with all rules, as it is kept for somebody who has all of its files open. */
export interface OpenSchedule {
  readonly index: ScheduleIndex;
  readonly checker: ScheduleChecker;
  /** The calendars. */
  readonly documents: ReadonlyMap<string, IcalDocument>;
  readonly pages: ReadonlyMap<string, PageDocument>;
  readonly configuration: Configuration;
}

/** Opens files as one schedule; a greenroom.json among them configures it. */
export function openSchedule(
  files: Files,
  profile: ProfileName = 'editor',
  rules: readonly AnyScheduleRule[] = scheduleRules.map(({ rule }) => rule),
): OpenSchedule {
  const config = files['greenroom.json'];
  const read =
    config === undefined ? defaultConfiguration : readConfiguration(config, knownRules).configuration;
  const configuration = { ...read, profile };
  const index = new ScheduleIndex(configuration.event);
  const table = new RuleTable(rules, configuration);
  const checker = new ScheduleChecker(index, table, configuration.ignore, (id, error) => {
    throw new Error(`Rule ${id} threw`, { cause: error });
  });
  const documents = new Map<string, IcalDocument>();
  const pages = new Map<string, PageDocument>();
  for (const [path, code] of Object.entries(files)) {
    if (path === 'greenroom.json') continue;
    const text = wholeText(path, code);
    const document = path.endsWith('.ics')
      ? new IcalDocument(text, noRules, testHost())
      : new PageDocument(text, noRules, testHost(), [], configuration);
    if (document instanceof IcalDocument) documents.set(path, document);
    else pages.set(path, document);
    index.set(factsOf(path, document));
  }
  checker.update();
  return { index, checker, documents, pages, configuration };
}

/** What a document tells the schedule. */
export function factsOf(path: string, document: CheckedDocument): FileFacts {
  return { key: path, path, ...document.talks() };
}

/** A file's text as an example has it: calendars in a whole file and with CR LF, all else as it is. */
export function wholeText(path: string, code: string): string {
  return path.endsWith('.ics') ? wholeExample(code) : code;
}
