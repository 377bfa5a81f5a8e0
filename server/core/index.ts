/** The core's only door: whoever is outside `server/core` imports from here. */

export type {
  CheckedDocument,
  DocumentHost,
  Place,
  PlacedFinding,
  PlacedRange,
  TextBlock,
  TextChange,
} from './checkedDocument.ts';
export { addSuppression, type NewSuppression } from './config/addSuppression.ts';
export { type ConfigExample, configExamples } from './config/configExamples.ts';
export type { ConfigFinding } from './config/configFinding.ts';
export { configRules } from './config/configRules.ts';
export { type ConfigReading, readConfiguration } from './config/readConfiguration.ts';
export { configurationSchema } from './config/schema.ts';
export { unusedSuppressions } from './config/unusedSuppressions.ts';
export { IcalDocument } from './document.ts';
export { capByRule, mostShownPerRule, type Shown, withMore } from './engine/cap.ts';
export { categoryTitles } from './engine/categoryTitles.ts';
export {
  type Configuration,
  defaultConfiguration,
  levelInProfile,
  loudestLevel,
} from './engine/config.ts';
export { type EventSettings, noEventSettings } from './engine/eventSettings.ts';
export type { ByteOperation, Finding, Fix, Safety, Severity } from './engine/finding.ts';
export {
  type Category,
  type InvalidExample,
  type Level,
  type Message,
  type ProfileName,
  profileNames,
  type RuleExamples,
  type RuleMeta,
  type RuleModuleOf,
  type ValidExample,
} from './engine/rule.ts';
export { type RuleFailure, RuleTable, type RunnableRule } from './engine/ruleRun.ts';
export { type Suppression, suppressionKey, suppressionsFor } from './engine/suppression.ts';
export { exampleText, languageOfRule } from './exampleText.ts';
export { exportFrabJson, exportFrabXml, leftOut } from './export/frab.ts';
export { exportHtml } from './export/html.ts';
export { escapeMarkup } from './export/markup.ts';
export { type MergedCalendar, mergeCalendars } from './export/mergeCalendars.ts';
export { descriptionIn, readDescriptions } from './export/readDescriptions.ts';
export { exportSvg } from './export/svg.ts';
export { type CalendarOffer, offersFromCalendar, pageWithLines } from './features/calendarOffers.ts';
export {
  type CodeActionEffect,
  type CodeActionIdentity,
  type CodeActionKind,
  type CodeActionOffer,
  codeActions,
  resolveCodeAction,
} from './features/codeActions.ts';
export {
  type CompletionItem,
  type CompletionKind,
  type CompletionOptions,
  type CompletionSubject,
  completion,
  completionDocumentation,
} from './features/completion.ts';
export { type ConfigCompletionItem, configCompletion } from './features/configCompletion.ts';
export { type Definition, definition } from './features/definition.ts';
export { documentHighlights } from './features/documentHighlight.ts';
export { type DocumentLink, documentLinks } from './features/documentLinks.ts';
export { type DocumentSymbol, documentSymbols, type SymbolKind } from './features/documentSymbols.ts';
export {
  type BumpSequence,
  copiesOf,
  type PlannedEdit,
  planTalkEdit,
  type TalkEdit,
  talksOfEdit,
} from './features/editTalks.ts';
export { type EventLens, eventLenses, eventPlaces } from './features/eventLenses.ts';
export { type FixAllOptions, type FixAllResult, fixAll } from './features/fixAll.ts';
export { type FoldIdentity, type FoldOffer, foldActionEdits, foldOffers } from './features/foldActions.ts';
export { type FoldingRange, foldingRanges } from './features/foldingRanges.ts';
export { foldChanges, formatDocument, formatRange } from './features/format.ts';
export { type Hover, hover, type Reader, timeHover } from './features/hover.ts';
export {
  type IgnoreChoice,
  type IgnoreOffer,
  type IgnoreScope,
  ignoreOffers,
  ignoreOffersFor,
  suppressionFor,
} from './features/ignoreActions.ts';
export { type InlayHint, type InlayHintOptions, inlayHints } from './features/inlayHints.ts';
export type { Mention, NamedThing } from './features/mentions.ts';
export { type NamesToOffer, namesToOffer, takesNames } from './features/nameCandidates.ts';
export { pageCompletion } from './features/pageCompletion.ts';
export { pageFoldingRanges } from './features/pageFolding.ts';
export { formatPage, formatPageRange } from './features/pageFormat.ts';
export { pageHover } from './features/pageHover.ts';
export { pageSelectionRanges } from './features/pageSelection.ts';
export { pageSymbols } from './features/pageSymbols.ts';
export { type PageToken, type PageTokenType, pageTokens, pageTokenTypes } from './features/pageTokens.ts';
export { references, referencesElsewhere } from './features/references.ts';
export { prepareRename, type RenameRefusal, type RenameTarget, renameZone } from './features/rename.ts';
export { roomThenHover, scheduleHover } from './features/scheduleHover.ts';
export {
  homesOf,
  type NamePlace,
  placesOf,
  roomNames,
  type ScheduleName,
  type ScheduleNameAt,
  scheduleNameAt,
} from './features/scheduleNames.ts';
export {
  type FilePlaces,
  pageFileName,
  planRename,
  rangeOfName,
  renameIn,
  renameInConfig,
} from './features/scheduleRename.ts';
export { type ScheduleSymbol, scheduleSymbols } from './features/scheduleSymbols.ts';
export { selectionRanges } from './features/selectionRanges.ts';
export type { CopyName, EditableFile, FieldChange, TalkField } from './features/talkFields.ts';
export { clockText, dateText, isSameDay, shortDateText, shortWeekday } from './features/timeText.ts';
export { type GroupedZone, type ZoneSurroundings, zonesToChoose } from './features/zoneCandidates.ts';
export {
  isRefusal,
  planZoneChange,
  type Refusal,
  type ZoneChange,
  type ZoneChangePlan,
  type ZoneChangeScope,
} from './features/zoneChange.ts';
export {
  type VenueZoneOffer,
  venueZoneOffers,
  type ZoneChangeIdentity,
  type ZoneChangeOffer,
  zoneChangeOffers,
} from './features/zoneChangeActions.ts';
export { type ZoneChoice, zoneChoices } from './features/zoneChoices.ts';
export type { IcalBlock } from './ical/context.ts';
export { wholeExample } from './ical/examples.ts';
export type { AnyIcalRule, IcalFinding } from './ical/rule.ts';
export { icalRules } from './ical/rules/index.ts';
export { fileRules, knownRules } from './knownRules.ts';
export { type CheckedBy, type LanguageId, openDocument } from './openDocument.ts';
export { PageDocument } from './pageDocument.ts';
export { RunMemory } from './runMemory.ts';
export { closedFacts } from './schedule/closedFacts.ts';
export type {
  AnyScheduleRule,
  InvalidScheduleExample,
  ScheduleExample,
  ScheduleExamples,
  ScheduleFinding,
  ScheduleRuleModule,
} from './schedule/rule.ts';
export { scheduleRules } from './schedule/rules/index.ts';
export {
  type PlacedScheduleEdit,
  type PlacedScheduleFinding,
  type PlacedScheduleFix,
  ScheduleChecker,
  type SchedulePlace,
} from './schedule/scheduleChecker.ts';
export { ScheduleIndex, type TalkChanges } from './schedule/scheduleIndex.ts';
export type { Talk, TalkCopy, TalkKind, TalkRoom, TalkSpan, TalkSpeaker } from './schedule/talk.ts';
export type {
  BlockPlace,
  FieldPlace,
  FileFacts,
  PlacedTalk,
  SpeakerFacts,
  TalkFacts,
  TalkPlaces,
} from './schedule/talkFacts.ts';
export type { TalkTime } from './schedule/talkTime.ts';
export { type DrawnSchedule, drawSchedule, talkOfBlock, talkOnPage } from './schedule/view.ts';
export { type PageContext, pageContextOf } from './speaker/context.ts';
export {
  buildPage,
  type PageClock,
  type PageDay,
  type PageTalk,
  type PageText,
  type SpeakerPage,
} from './speaker/model/page.ts';
export { noSurroundings, type PageSurroundings } from './speaker/model/surroundings.ts';
export { pageRules } from './speaker/rules/index.ts';
export { parsePage } from './speaker/syntax/page.ts';
export type { DateOrder } from './speaker/values/date.ts';
export { type ByteFacts, readByteFacts, type UndecodablePlace } from './text/byteFacts.ts';
export { applyByteOperation } from './text/byteOperations.ts';
export { nearWord } from './text/nearWord.ts';
export { type Position, type Range, touches } from './text/range.ts';
export { applyEdits, minimalEdit, type TextEdit } from './text/textEdit.ts';
export type { TextSource } from './text/textSource.ts';
export { knownZone } from './time/zones.ts';
export { clockBetween, instantOf, isoDate, localAt, spanText, zoneText } from './timetable/clock.ts';
export {
  everything,
  type FilterChoices,
  filterChoices,
  type SearchAid,
  searchText,
  searchWords,
  type TalkFilter,
  talkTest,
} from './timetable/filterTalks.ts';
export { type Box, type DayLayout, layoutDay } from './timetable/layoutDay.ts';
export {
  applyPatch,
  type ClockView,
  columnRoom,
  type DayView,
  diffViews,
  type FindingView,
  isTimed,
  keepEqualParts,
  type OverlapView,
  type ScheduleView,
  type TalkView,
  type TimedTalk,
  talksOfDay,
  untimedTalks,
  type ViewPatch,
} from './timetable/scheduleView.ts';
export { type Slot, shiftTalks, slotOf, swapTalks, type TalkMove } from './timetable/slot.ts';
export {
  overlapText,
  statusText,
  type TitleOf,
  talkDescription,
  titleText,
  whenText,
} from './timetable/talkText.ts';
