import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import {
  defaultConfiguration,
  knownRules,
  openDocument,
  type Reader,
  RuleTable,
  type RunnableRule,
} from '../core/index.ts';
import { describeError } from './boundary.ts';
import { ByteFactsKeeper } from './byteFactsKeeper.ts';
import type { ClientAbilities } from './clientAbilities.ts';
import { ClosedFindings } from './closedFindings.ts';
import { ConfigWatchers } from './configWatchers.ts';
import { type DiagnosticsOutlet, pullOutlet, pushOutlet } from './diagnostics.ts';
import { Documents, type OpenText } from './documents.ts';
import { type Files, openFiles } from './files.ts';
import type { Host } from './host.ts';
import { OpenSchedules } from './openSchedules.ts';
import { ScheduleKeeper } from './scheduleKeeper.ts';
import { Schedules } from './schedules.ts';
import { SettingsKeeper } from './settings.ts';
import { ZoneList } from './zoneList.ts';

/** Everything that lives as long as the connection to one client. Handlers are functions of it. */
export interface Session {
  readonly connection: Connection;
  readonly host: Host;
  readonly client: ClientAbilities;
  readonly rules: RuleTable;
  /** Reads a text that nobody has open. */
  readonly openText: OpenText;
  readonly documents: Documents;
  readonly files: Files;
  readonly byteFacts: ByteFactsKeeper;
  readonly schedules: Schedules;
  readonly openSchedules: OpenSchedules;
  readonly keeper: ScheduleKeeper;
  readonly closedFindings: ClosedFindings;
  readonly settings: SettingsKeeper;
  readonly zoneList: ZoneList;
  readonly diagnostics: DiagnosticsOutlet;
}

/** Puts a session together for a client that has just said what it can do. */
export function createSession(
  connection: Connection,
  host: Host,
  client: ClientAbilities,
  fileRules: readonly RunnableRule[],
): Session {
  const rules = new RuleTable(fileRules);
  const onRuleFailure = logRuleFailures(host);
  const core = { now: () => host.now(), newUid: () => host.newUid(), onRuleFailure };
  const checkedBy = { rules, suppressions: [], configuration: defaultConfiguration };
  const openText: OpenText = (language, text) => openDocument(language, text, checkedBy, core);
  const documents = new Documents(openText);
  const files = openFiles(connection, host, client.options.fileRequests === true);
  const known = [...knownRules, ...fileRules.filter(({ id }) => !knownRules.some((rule) => rule.id === id))];
  const watchers = new ConfigWatchers(connection, (folder, error) =>
    host.log('warning', `The client does not watch ${folder}: ${error}`),
  );
  const watch = client.watchesFolders ? (folder: string) => watchers.watch(folder) : undefined;
  const schedules = new Schedules({ documents, files, rules, known, watch }, (document) =>
    diagnostics.onNews(document),
  );
  const surroundings = { connection, client, host, files, openText, documents, schedules };
  const onFindings = (uris: readonly string[]) => {
    for (const uri of uris) {
      const document = documents.get(uri);
      if (!document) continue;
      documents.renew(uri);
      diagnostics.onNews(document);
    }
    closedFindings.onChange(uris);
    if (client.refreshesCodeLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
  };
  const keeper = new ScheduleKeeper(surroundings, onRuleFailure, {
    onFindings,
    onSchedule: (key) => openSchedules.onSchedule(key),
    onRead: () => openSchedules.onRead(),
  });
  const closedFindings = new ClosedFindings({ connection, client, host, documents, keeper });
  const makeOutlet = client.pullsDiagnostics ? pullOutlet : pushOutlet;
  const diagnostics: DiagnosticsOutlet = makeOutlet({
    connection,
    host,
    client,
    rules,
    documents,
    schedules,
    keeper,
  });
  const byteFacts = new ByteFactsKeeper(documents, files, (document) => diagnostics.onNews(document));
  const settings = new SettingsKeeper(connection, host, client);
  const zoneList = new ZoneList();
  const openSchedules = new OpenSchedules({ connection, documents, host, keeper, schedules });
  const kept = {
    documents,
    files,
    byteFacts,
    schedules,
    openSchedules,
    keeper,
    closedFindings,
    settings,
    zoneList,
    diagnostics,
  };
  return { connection, host, client, rules, openText, ...kept };
}

/** Who reads the times, where and when. */
export function readerOf({ settings, host }: Session): Reader {
  return { ...settings.readerZone(), now: host.now(), audienceZones: settings.audienceZones };
}

/** A rule that throws does so for every block: its id is logged once, with the first error. */
function logRuleFailures(host: Host) {
  const logged = new Set<string>();
  return (rule: string, error: unknown) => {
    if (logged.has(rule)) return;
    logged.add(rule);
    host.log('error', `Rule ${rule} failed; its findings may be missing: ${describeError(error)}`);
  };
}
