import {
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  type Command,
  CompletionItemKind,
  CompletionItemTag,
  type CreateFile,
  type DefinitionLink,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type DocumentHighlight,
  DocumentHighlightKind,
  InsertTextFormat,
  type Location,
  type CompletionItem as LspCompletionItem,
  type DocumentLink as LspDocumentLink,
  type DocumentSymbol as LspDocumentSymbol,
  type Hover as LspHover,
  type InlayHint as LspInlayHint,
  type Range as LspRange,
  type SelectionRange as LspSelectionRange,
  SymbolKind as LspSymbolKind,
  type TextEdit as LspTextEdit,
  type MarkupContent,
  MarkupKind,
  type RenameFile,
  type SemanticTokens,
  type SymbolInformation,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type ByteOperation,
  type CalendarOffer,
  type CheckedDocument,
  type CodeActionEffect,
  type CodeActionOffer,
  type CompletionItem,
  type CompletionKind,
  type CompletionSubject,
  type ConfigCompletionItem,
  type ConfigFinding,
  capByRule,
  completionDocumentation,
  type Definition,
  type DocumentLink,
  type DocumentSymbol,
  type EventLens,
  type FoldIdentity,
  type FoldOffer,
  type Hover,
  type IgnoreOffer,
  type InlayHint,
  type Mention,
  type PageDocument,
  type PageToken,
  type PlacedFinding,
  type PlacedRange,
  type PlacedScheduleFinding,
  pageTokenTypes,
  type Range,
  type SchedulePlace,
  type ScheduleSymbol,
  type Severity,
  type Shown,
  type SymbolKind,
  type TextEdit,
  withMore,
  type ZoneChangeOffer,
} from '../core/index.ts';
import {
  type ApplyByteOperationParams,
  applyByteOperationCommand,
  fixAllKind,
  foldKind,
  type ShowInPreviewParams,
  type ShowPlacesParams,
  unfoldKind,
  zoneChangeKind,
} from '../protocol.ts';
import type { ClientAbilities } from './clientAbilities.ts';
import type { OpenDocument } from './documents.ts';
import type { Session } from './session.ts';

/** The name that editors show beside a finding. */
const source = 'greenroom';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

type Wording = Pick<Session, 'client'>;

/** Offsets of the whole text as the lines and characters of LSP. */
export function toRange(document: Pick<CheckedDocument, 'positionAt'>, { start, end }: Range): LspRange {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** The findings of a document, those of one rule up to the cap. */
export function toDiagnostics(
  wording: Wording,
  uri: string,
  document: CheckedDocument,
  findings: readonly PlacedFinding[] = document.findings(),
): Diagnostic[] {
  const shown = capByRule(findings, ({ finding }) => finding.rule);
  return shown.map((each) => toDiagnostic(wording, uri, document, each));
}

/** What is wrong with a greenroom.json. */
export function toConfigDiagnostics(
  document: TextDocument,
  findings: readonly ConfigFinding[],
): Diagnostic[] {
  return capByRule(findings, ({ rule }) => rule).map(({ item, more }) => ({
    range: { start: document.positionAt(item.at.start), end: document.positionAt(item.at.end) },
    severity: severities[item.severity],
    code: item.rule,
    source,
    message: withMore(item.text, more),
    data: { rule: item.rule, message: item.message },
  }));
}

/** One finding as the client shows it. `uri` is the document's, for related places. */
export function toDiagnostic(
  { client }: Wording,
  uri: string,
  document: CheckedDocument,
  shown: Shown<PlacedFinding>,
): Diagnostic {
  return withRelated(client, shown, () => toRelated(uri, document, shown.item));
}

/** `related` is asked only where the client shows it. */
function withRelated(
  client: Wording['client'],
  { item, more }: Shown<PlacedFinding | PlacedScheduleFinding>,
  findRelated: () => DiagnosticRelatedInformation[],
): Diagnostic {
  const { rule, message, text, severity } = item.finding;
  const related = client.showsRelatedInformation ? findRelated() : [];
  return {
    range: toPlacedRange(item),
    severity: severities[severity],
    code: rule,
    source,
    message: withMore(text, more),
    data: { rule, message },
    ...(client.rulePages && { codeDescription: { href: `${client.rulePages}${rule}.md` } }),
    ...(related.length > 0 && { relatedInformation: related }),
  };
}

/** What only the whole schedule shows of a file; `uriOf` gives a file's URI by its key. */
export function toScheduleDiagnostics(
  wording: Wording,
  findings: readonly PlacedScheduleFinding[],
  uriOf: (key: string) => string,
): Diagnostic[] {
  return capByRule(findings, ({ finding }) => finding.rule).map((each) =>
    toScheduleDiagnostic(wording, each, uriOf),
  );
}

function toScheduleDiagnostic(
  { client }: Wording,
  shown: Shown<PlacedScheduleFinding>,
  uriOf: (key: string) => string,
): Diagnostic {
  return withRelated(client, shown, () =>
    shown.item.related.map((other) => ({
      location: { uri: uriOf(other.file.key), range: toPlacedRange(other) },
      message: other.text,
    })),
  );
}

/** An action at a finding on the schedule. */
export function toScheduleAction(
  session: Pick<Session, 'client' | 'keeper'>,
  finding: PlacedScheduleFinding,
  title: string,
  edit?: WorkspaceEdit,
): CodeAction {
  const shown = toScheduleDiagnostic(session, { item: finding, more: 0 }, (key) => session.keeper.uriOf(key));
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [shown], ...(edit && { edit }) };
}

function toPlacedRange({ start, end }: Pick<PlacedRange, 'start' | 'end'>): LspRange {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

function toRelated(
  uri: string,
  document: CheckedDocument,
  { finding }: PlacedFinding,
): DiagnosticRelatedInformation[] {
  return finding.related.map(({ block, at, text }) => {
    const range = toPlacedRange(document.placeOf(block ?? finding.block, at));
    return { location: { uri, range }, message: text };
  });
}

/** An edit in offsets as one in positions. */
export function toTextEdit(document: Pick<CheckedDocument, 'positionAt'>, edit: TextEdit): LspTextEdit {
  return { range: toRange(document, edit), newText: edit.newText };
}

/** An edit of one document; bound to its version where the client can check it. */
export function toWorkspaceEdit(
  { client }: Pick<Session, 'client'>,
  { uri, version }: OpenDocument,
  document: CheckedDocument,
  edits: readonly TextEdit[],
): WorkspaceEdit {
  const lspEdits = edits.map((edit) => toTextEdit(document, edit));
  return client.versionsEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: lspEdits }] }
    : { changes: { [uri]: lspEdits } };
}

/** An offer as a menu shows it: without what it does, which is worked out when it is chosen. */
export function toCodeAction(
  wording: Wording,
  uri: string,
  document: CheckedDocument,
  offer: CodeActionOffer,
): CodeAction {
  const { title, kind, isPreferred, finding } = offer;
  return {
    title,
    kind: kind === 'fixAll' ? fixAllKind : CodeActionKind.QuickFix,
    ...(isPreferred && { isPreferred }),
    ...(finding && { diagnostics: [toDiagnostic(wording, uri, document, { item: finding, more: 0 })] }),
  };
}

/** An offer to ignore something; what it writes is worked out when it is chosen. */
export function toIgnoreAction(
  wording: Wording,
  uri: string,
  document: CheckedDocument,
  { title, finding }: IgnoreOffer,
): CodeAction {
  const diagnostics = [toDiagnostic(wording, uri, document, { item: finding, more: 0 })];
  return { title, kind: CodeActionKind.QuickFix, diagnostics };
}

/** Writes what the calendar has on a page. */
export function toCalendarAction(
  session: Pick<Session, 'client'>,
  open: OpenDocument,
  page: PageDocument,
  { title, finding, edit }: CalendarOffer,
): CodeAction {
  const diagnostics = [toDiagnostic(session, open.uri, page, { item: finding, more: 0 })];
  const { edit: change } = toEffect(session, open, page, { edits: [edit], operations: [] });
  return { title, kind: CodeActionKind.QuickFix, diagnostics, ...(change && { edit: change }) };
}

/**
 * An edit of a greenroom.json, bound to its version where it is open and the client can check that. One that
 * does not exist is created first; ask only clients that can.
 */
export function toConfigEdit(
  { client }: Pick<Session, 'client'>,
  uri: string,
  before: TextDocument,
  edits: readonly TextEdit[],
  state: { readonly exists: boolean; readonly version: number | null },
): WorkspaceEdit {
  const lspEdits = edits.map(({ start, end, newText }) => ({
    range: { start: before.positionAt(start), end: before.positionAt(end) },
    newText,
  }));
  if (!client.versionsEdits) return { changes: { [uri]: lspEdits } };
  const change = { textDocument: { uri, version: state.version }, edits: lspEdits };
  const create: CreateFile = { kind: 'create', uri, options: { ignoreIfExists: true } };
  return { documentChanges: state.exists ? [change] : [create, change] };
}

/** What an action does, in the parts of a code action that carry it. */
export function toEffect(
  session: Pick<Session, 'client'>,
  open: OpenDocument,
  document: CheckedDocument,
  { edits, operations }: CodeActionEffect,
): Pick<CodeAction, 'edit' | 'command'> {
  return {
    ...(edits.length > 0 && { edit: toWorkspaceEdit(session, open, document, edits) }),
    ...(operations.length > 0 && { command: toCommand(open.uri, operations) }),
  };
}

/** The client's command that carries out operations on the bytes of a file. */
export function toCommand(uri: string, operations: readonly ByteOperation[]): Command {
  const params = operations.map((operation): ApplyByteOperationParams => ({ uri, operation }));
  return { title: 'Repair the bytes of the file', command: applyByteOperationCommand, arguments: params };
}

/** The kinds of the actions on folds. */
export const foldActionKinds: Readonly<Record<FoldIdentity['type'], string>> = {
  fold: foldKind,
  unfold: unfoldKind,
};

/** An action on folds, without its edit. */
export function toFoldAction({ title, identity }: FoldOffer): CodeAction {
  return { title, kind: foldActionKinds[identity.type] };
}

/** An offer to write times in another zone, without its edit; disabled where there is a reason not to. */
export function toZoneChangeAction({ title, refusal }: ZoneChangeOffer): CodeAction {
  return { title, kind: zoneChangeKind, ...(refusal !== undefined && { disabled: { reason: refusal } }) };
}

const completionKinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  property: CompletionItemKind.Property,
  parameter: CompletionItemKind.Field,
  value: CompletionItemKind.EnumMember,
  component: CompletionItemKind.Struct,
  snippet: CompletionItemKind.Snippet,
};

/** An offer of completion; its documentation comes when somebody looks at it, where the client can wait. */
export function toCompletionItem(
  client: ClientAbilities,
  document: CheckedDocument,
  {
    label,
    kind,
    edit,
    isSnippet,
    filterText,
    sortText,
    detail,
    isDeprecated,
    goesOn,
    subject,
  }: CompletionItem,
): LspCompletionItem {
  const command = goesOn ? client.options.suggestCommand : undefined;
  const item: LspCompletionItem = {
    label,
    kind: completionKinds[kind],
    textEdit: toTextEdit(document, edit),
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    filterText,
    sortText,
    ...(detail !== undefined && { detail }),
    ...(isDeprecated && client.marksDeprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(command !== undefined && { command: { title: 'Suggest', command } }),
  };
  if (!subject) return item;
  return client.resolvesDocumentation ? { ...item, data: subject } : withDocumentation(client, item, subject);
}

/** An offer of completion in a greenroom.json. */
export function toConfigCompletionItem(
  document: TextDocument,
  { label, detail, edit, filterText, sortText }: ConfigCompletionItem,
): LspCompletionItem {
  const range = { start: document.positionAt(edit.start), end: document.positionAt(edit.end) };
  return {
    label,
    kind: CompletionItemKind.EnumMember,
    textEdit: { range, newText: edit.newText },
    filterText,
    sortText,
    ...(detail !== undefined && { detail }),
  };
}

/** An item with what there is to read about its subject. */
export function withDocumentation(
  client: ClientAbilities,
  item: LspCompletionItem,
  subject: CompletionSubject,
): LspCompletionItem {
  const documentation = toMarkup(client.readsMarkdownInCompletion, completionDocumentation(subject));
  return documentation.value === '' ? item : { ...item, documentation };
}

/** Markdown for those who read it; for others without the marks that would only disturb. */
function toMarkup(readsMarkdown: boolean, markdown: string): MarkupContent {
  if (readsMarkdown) return { kind: MarkupKind.Markdown, value: markdown };
  const value = markdown
    .replace(/ {2}$/gm, '')
    .replace(/^\|[ |:-]*\|\n/gm, '')
    .replace(/^\| (.*) \|$/gm, (_, row: string) => row.replace(/ \| ?/g, ': ').replace(/[: ]+$/, ''))
    .replace(/\[([^[\]]*)\]\((https?:[^()\s]*)\)/g, '$1 ($2)')
    .replace(/\*\*|\\(?=[!-/:-@[-`{-~])/g, '');
  return { kind: MarkupKind.PlainText, value };
}

/** What a hover says, and about what. */
export function toHover(
  client: ClientAbilities,
  document: CheckedDocument,
  { markdown, range }: Hover,
): LspHover {
  return { contents: toMarkup(client.readsMarkdown, markdown), range: toRange(document, range) };
}

/** A hint without its tooltip. */
export function toInlayHint({ at, label }: InlayHint): LspInlayHint {
  return { position: { line: at.line, character: at.character }, label, paddingLeft: true };
}

/** A hint with what there is to read about its time. */
export function withTooltip(client: ClientAbilities, hint: LspInlayHint, markdown: string): LspInlayHint {
  return { ...hint, tooltip: toMarkup(client.readsMarkdown, markdown) };
}

const symbolKinds: Readonly<Record<SymbolKind, LspSymbolKind>> = {
  calendar: LspSymbolKind.Namespace,
  event: LspSymbolKind.Event,
  task: LspSymbolKind.Event,
  zone: LspSymbolKind.Constant,
  observance: LspSymbolKind.EnumMember,
  alarm: LspSymbolKind.Method,
  component: LspSymbolKind.Object,
  speaker: LspSymbolKind.Class,
  section: LspSymbolKind.String,
};

/** An entry of the outline with all below it. */
export function toDocumentSymbol(symbol: DocumentSymbol): LspDocumentSymbol {
  const { name, detail, kind, range, selectionRange, children } = symbol;
  return {
    name,
    detail,
    kind: symbolKinds[kind],
    range: toPlacedRange(range),
    selectionRange: toPlacedRange(selectionRange),
    children: children.map(toDocumentSymbol),
  };
}

/** A symbol and those below it as one list, for clients that know no outline. */
export function toSymbolInformation(
  uri: string,
  symbol: DocumentSymbol,
  container = '',
): SymbolInformation[] {
  const { name, kind, range, children } = symbol;
  const location = { uri, range: toPlacedRange(range) };
  const own = { name, kind: symbolKinds[kind], location, ...(container && { containerName: container }) };
  return [own, ...children.flatMap((child) => toSymbolInformation(uri, child, name))];
}

/** A link with its target; nothing is left to resolve. */
export function toDocumentLink({ range, target }: DocumentLink): LspDocumentLink {
  return { range: toPlacedRange(range), target };
}

/** Ranges from the innermost outwards, as LSP chains them. Undefined for none. */
export function toSelectionRange(
  document: CheckedDocument,
  ranges: readonly Range[],
): LspSelectionRange | undefined {
  return ranges.reduceRight<LspSelectionRange | undefined>((parent, each) => {
    const range = toRange(document, each);
    return parent ? { range, parent } : { range };
  }, undefined);
}

/** Tokens in the order of the text as LSP packs them: five numbers each, lines and characters from the one before. */
export function toSemanticTokens(document: CheckedDocument, tokens: readonly PageToken[]): SemanticTokens {
  const data: number[] = [];
  let last = { line: 0, character: 0 };
  for (const { type, start, end } of tokens) {
    const at = document.positionAt(start);
    const line = at.line - last.line;
    const character = line === 0 ? at.character - last.character : at.character;
    data.push(line, character, end - start, pageTokenTypes.indexOf(type), 0);
    last = at;
  }
  return { data };
}

/** Where a name is defined, each as a whole and with what in the text led there. */
export function toDefinitionLinks(
  uri: string,
  document: CheckedDocument,
  { from, to }: Definition,
): DefinitionLink[] {
  const originSelectionRange = toRange(document, from);
  return to.map(({ at, whole }) => ({
    originSelectionRange,
    targetUri: uri,
    targetRange: toPlacedRange(whole),
    targetSelectionRange: toPlacedRange(at),
  }));
}

/** The place of a name. */
export function toLocation(uri: string, { at }: Mention): Location {
  return { uri, range: toPlacedRange(at) };
}

/** A name as it is marked in the text: its definition stronger than what refers to it. */
export function toDocumentHighlight({ at, role }: Mention): DocumentHighlight {
  const kind = role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
  return { range: toPlacedRange(at), kind };
}

/** A place in a file of the schedule. */
export function toPlaceLocation(uri: string, place: SchedulePlace): Location {
  return { uri, range: toPlacedRange(place) };
}

/** The same with what in the text led there. */
export function toPlaceLink(uri: string, place: SchedulePlace, from: SchedulePlace): DefinitionLink {
  const range = toPlacedRange(place);
  const originSelectionRange = toPlacedRange(from);
  return { originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range };
}

/** A name of the schedule as it is marked in the text. */
export function toPlaceHighlight(place: SchedulePlace): DocumentHighlight {
  return { range: toPlacedRange(place), kind: DocumentHighlightKind.Read };
}

const scheduleSymbolKinds: Readonly<Record<ScheduleSymbol['kind'], LspSymbolKind>> = {
  talk: LspSymbolKind.Event,
  speaker: LspSymbolKind.Object,
  room: LspSymbolKind.Namespace,
};

/** A talk, a speaker or a room in a list to choose from; what else is to know stands where editors show the container. */
export function toWorkspaceSymbol(
  uri: string,
  { name, kind, detail, place }: ScheduleSymbol,
): SymbolInformation {
  return {
    name,
    kind: scheduleSymbolKinds[kind],
    location: toPlaceLocation(uri, place),
    containerName: detail,
  };
}

/** Something to go to from an event, by a command of the client's. */
export function toCodeLens(
  { keeper }: Pick<Session, 'keeper'>,
  uri: string,
  command: string,
  { title, at, targets }: EventLens,
): CodeLens {
  const range = toPlacedRange(at);
  const locations = targets.map((target) => toPlaceLocation(keeper.uriOf(target.file.key), target));
  const params: ShowPlacesParams = { uri, position: range.start, locations };
  return { range, command: { title, command, arguments: [params] } };
}

/** Above an event: where it is in the timetable. */
export function toPreviewLens(uri: string, command: string, place: SchedulePlace): CodeLens {
  const range = toPlacedRange(place);
  const params: ShowInPreviewParams = { uri, position: range.start };
  return { range, command: { title: 'Show in preview', command, arguments: [params] } };
}

/** The edits of one file, in offsets of its text. */
export interface FileEdits {
  readonly uri: string;
  readonly document: Pick<CheckedDocument, 'positionAt'>;
  readonly edits: readonly TextEdit[];
  /** The file may be called so afterwards. */
  readonly newUri?: string;
}

const renamePage = 'rename-page';

/** The files that may be called otherwise after an edit: nothing happens to them unless somebody says so. */
function toFileRenames(files: readonly FileEdits[]): RenameFile[] {
  return files.flatMap(({ uri, newUri }) =>
    newUri === undefined
      ? []
      : [
          {
            kind: 'rename',
            oldUri: uri,
            newUri,
            options: { ignoreIfExists: true },
            annotationId: renamePage,
          },
        ],
  );
}

/** Edits of several files, each bound to its version where it is open and the client can check that. */
export function toFilesEdit(
  { client, documents }: Pick<Session, 'client' | 'documents'>,
  files: readonly FileEdits[],
): WorkspaceEdit {
  const changed = files
    .filter(({ edits }) => edits.length > 0)
    .map(({ uri, document, edits }) => {
      const open = documents.get(uri);
      const lspEdits = edits.map((edit) => toTextEdit(document, edit));
      return { textDocument: { uri: open?.uri ?? uri, version: open?.version ?? null }, edits: lspEdits };
    });
  const renames = client.offersFileRenames ? toFileRenames(files) : [];
  if (client.versionsEdits && renames.length > 0) {
    const changeAnnotations = {
      [renamePage]: { label: 'Call the file by the new name', needsConfirmation: true },
    };
    return { documentChanges: [...changed, ...renames], changeAnnotations };
  }
  if (client.versionsEdits) return { documentChanges: changed };
  return { changes: Object.fromEntries(changed.map(({ textDocument, edits }) => [textDocument.uri, edits])) };
}
