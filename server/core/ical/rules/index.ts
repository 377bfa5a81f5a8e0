import type { RuleModule } from '../rule.ts';
import * as alarmActionProperties from './alarm-action-properties.ts';
import * as alarmAfterStart from './alarm-after-start.ts';
import * as alarmInSchedule from './alarm-in-schedule.ts';
import * as alarmTriggerNoAnchor from './alarm-trigger-no-anchor.ts';
import * as allDayEndEqualsStart from './all-day-end-equals-start.ts';
import * as allDayEndExcludesLastDay from './all-day-end-excludes-last-day.ts';
import * as attendeeDuplicate from './attendee-duplicate.ts';
import * as attendeeInPublishedCalendar from './attendee-in-published-calendar.ts';
import * as attendeeWithoutOrganizer from './attendee-without-organizer.ts';
import * as availabilityFloating from './availability-floating.ts';
import * as beginEndMismatch from './begin-end-mismatch.ts';
import * as beginEndNoColon from './begin-end-no-colon.ts';
import * as binaryInline from './binary-inline.ts';
import * as binaryWithoutEncoding from './binary-without-encoding.ts';
import * as calAddressInvalid from './cal-address-invalid.ts';
import * as calendarWithoutComponents from './calendar-without-components.ts';
import * as calpropsAfterComponent from './calprops-after-component.ts';
import * as calscaleNotGregorian from './calscale-not-gregorian.ts';
import * as cancelWithoutStatus from './cancel-without-status.ts';
import * as cancelledNotVisible from './cancelled-not-visible.ts';
import * as charControl from './char-control.ts';
import * as charInvisible from './char-invisible.ts';
import * as charMojibake from './char-mojibake.ts';
import * as charNoncharacter from './char-noncharacter.ts';
import * as charReplacement from './char-replacement.ts';
import * as charTypographicQuote from './char-typographic-quote.ts';
import * as colorNotCss3 from './color-not-css3.ts';
import * as componentMisspelt from './component-misspelt.ts';
import * as componentNotAllowedHere from './component-not-allowed-here.ts';
import * as componentNotClosed from './component-not-closed.ts';
import * as componentUnknown from './component-unknown.ts';
import * as conferenceWithoutFallback from './conference-without-fallback.ts';
import * as continuationMissingSpace from './continuation-missing-space.ts';
import * as dateInvalid from './date-invalid.ts';
import * as datetimeInvalid from './datetime-invalid.ts';
import * as datetimeNotUtc from './datetime-not-utc.ts';
import * as datetimeOffsetSuffix from './datetime-offset-suffix.ts';
import * as datetimeSecond60 from './datetime-second-60.ts';
import * as deprecatedFeature from './deprecated-feature.ts';
import * as dtstampMissing from './dtstamp-missing.ts';
import * as dtstartMissing from './dtstart-missing.ts';
import * as duplicateLine from './duplicate-line.ts';
import * as durationFormForDate from './duration-form-for-date.ts';
import * as durationInvalid from './duration-invalid.ts';
import * as durationNotPositive from './duration-not-positive.ts';
import * as endLocalnessMismatch from './end-localness-mismatch.ts';
import * as endNotAfterStart from './end-not-after-start.ts';
import * as endTypeMismatch from './end-type-mismatch.ts';
import * as endTzidDiffers from './end-tzid-differs.ts';
import * as enumValueInvalid from './enum-value-invalid.ts';
import * as eventDuplicate from './event-duplicate.ts';
import * as eventWithoutEnd from './event-without-end.ts';
import * as eventYearImplausible from './event-year-implausible.ts';
import * as eventZeroLength from './event-zero-length.ts';
import * as exdateNoEffect from './exdate-no-effect.ts';
import * as fileBom from './file-bom.ts';
import * as fileMultipleCalendars from './file-multiple-calendars.ts';
import * as fileNoCalendar from './file-no-calendar.ts';
import * as fileNoFinalNewline from './file-no-final-newline.ts';
import * as fileNotUtf8 from './file-not-utf8.ts';
import * as fileTextAfterEnd from './file-text-after-end.ts';
import * as fileTextBeforeBegin from './file-text-before-begin.ts';
import * as fileTooLarge from './file-too-large.ts';
import * as fileTruncated from './file-truncated.ts';
import * as floatingTime from './floating-time.ts';
import * as foldLostSpace from './fold-lost-space.ts';
import * as foldPlacement from './fold-placement.ts';
import * as foldSplitsUtf8 from './fold-splits-utf8.ts';
import * as geoInvalid from './geo-invalid.ts';
import * as legacyVcalendar from './legacy-vcalendar.ts';
import * as lineBlank from './line-blank.ts';
import * as lineEndingBareCr from './line-ending-bare-cr.ts';
import * as lineEndingMixed from './line-ending-mixed.ts';
import * as lineEndingNotCrlf from './line-ending-not-crlf.ts';
import * as lineIndented from './line-indented.ts';
import * as lineNotContentLine from './line-not-content-line.ts';
import * as lineTooLong from './line-too-long.ts';
import * as lineWhitespaceOnly from './line-whitespace-only.ts';
import * as localTimeAmbiguous from './local-time-ambiguous.ts';
import * as localTimeInGap from './local-time-in-gap.ts';
import * as methodComponentMix from './method-component-mix.ts';
import * as methodNotPublish from './method-not-publish.ts';
import * as methodPropertyRestriction from './method-property-restriction.ts';
import * as methodUnknown from './method-unknown.ts';
import * as numberOutOfRange from './number-out-of-range.ts';
import * as orderParamMisplaced from './order-param-misplaced.ts';
import * as paramBackslashEscape from './param-backslash-escape.ts';
import * as paramCaretSequence from './param-caret-sequence.ts';
import * as paramDuplicate from './param-duplicate.ts';
import * as paramEmptyValue from './param-empty-value.ts';
import * as paramMisspelt from './param-misspelt.ts';
import * as paramNotAllowed from './param-not-allowed.ts';
import * as paramQuoteMisplaced from './param-quote-misplaced.ts';
import * as paramQuotesRequired from './param-quotes-required.ts';
import * as paramSyntax from './param-syntax.ts';
import * as paramValueInvalid from './param-value-invalid.ts';
import * as paramValueNeedsQuotes from './param-value-needs-quotes.ts';
import * as periodInvalid from './period-invalid.ts';
import * as personalDataExposed from './personal-data-exposed.ts';
import * as placeholderText from './placeholder-text.ts';
import * as propertiesExclusive from './properties-exclusive.ts';
import * as propertiesRequiredTogether from './properties-required-together.ts';
import * as propertyEmpty from './property-empty.ts';
import * as propertyMissing from './property-missing.ts';
import * as propertyNameCase from './property-name-case.ts';
import * as propertyNameInvalid from './property-name-invalid.ts';
import * as propertyNameMisspelt from './property-name-misspelt.ts';
import * as propertyNotAllowed from './property-not-allowed.ts';
import * as propertyRepeated from './property-repeated.ts';
import * as propertyUnknown from './property-unknown.ts';
import * as proximityWithoutLocation from './proximity-without-location.ts';
import * as rdateExdateType from './rdate-exdate-type.ts';
import * as recurrenceIdNoMatch from './recurrence-id-no-match.ts';
import * as recurrenceIdType from './recurrence-id-type.ts';
import * as recurringUnbounded from './recurring-unbounded.ts';
import * as rruleCountAndUntil from './rrule-count-and-until.ts';
import * as rruleDtstartMismatch from './rrule-dtstart-mismatch.ts';
import * as rruleEndsBeforeStart from './rrule-ends-before-start.ts';
import * as rruleFreqNotFirst from './rrule-freq-not-first.ts';
import * as rruleMultiple from './rrule-multiple.ts';
import * as rruleNeverMatches from './rrule-never-matches.ts';
import * as rrulePartDuplicate from './rrule-part-duplicate.ts';
import * as rrulePartNotAllowed from './rrule-part-not-allowed.ts';
import * as rrulePartRange from './rrule-part-range.ts';
import * as rruleSyntax from './rrule-syntax.ts';
import * as rruleUntilFloating from './rrule-until-floating.ts';
import * as rruleUntilNotUtc from './rrule-until-not-utc.ts';
import * as rruleUntilType from './rrule-until-type.ts';
import * as statusInvalid from './status-invalid.ts';
import * as styledDescriptionConflict from './styled-description-conflict.ts';
import * as summaryMissing from './summary-missing.ts';
import * as textDoubleEscaped from './text-double-escaped.ts';
import * as textHtml from './text-html.ts';
import * as textHtmlEntity from './text-html-entity.ts';
import * as textLineBreakInSummary from './text-line-break-in-summary.ts';
import * as textMarkdown from './text-markdown.ts';
import * as textStrayBackslash from './text-stray-backslash.ts';
import * as textTooLongForOutlook from './text-too-long-for-outlook.ts';
import * as textUnescapedSeparator from './text-unescaped-separator.ts';
import * as timestampsDisordered from './timestamps-disordered.ts';
import * as tzidAlias from './tzid-alias.ts';
import * as tzidCaseMismatch from './tzid-case-mismatch.ts';
import * as tzidFixedOffset from './tzid-fixed-offset.ts';
import * as tzidGlobalPrefix from './tzid-global-prefix.ts';
import * as tzidNotIana from './tzid-not-iana.ts';
import * as tzidOnDate from './tzid-on-date.ts';
import * as tzidOnUtc from './tzid-on-utc.ts';
import * as tzidUndefined from './tzid-undefined.ts';
import * as tzidUtcAlias from './tzid-utc-alias.ts';
import * as tzidWindowsName from './tzid-windows-name.ts';
import * as uidCodeMismatch from './uid-code-mismatch.ts';
import * as uidDuplicate from './uid-duplicate.ts';
import * as uidMissing from './uid-missing.ts';
import * as uidRevealsHost from './uid-reveals-host.ts';
import * as uidTooLong from './uid-too-long.ts';
import * as uidWeak from './uid-weak.ts';
import * as uriBackslashEscape from './uri-backslash-escape.ts';
import * as uriInvalid from './uri-invalid.ts';
import * as uriNotPublic from './uri-not-public.ts';
import * as utcOffsetImplausible from './utc-offset-implausible.ts';
import * as utcOffsetInvalid from './utc-offset-invalid.ts';
import * as valueInvalid from './value-invalid.ts';
import * as valueParamMismatch from './value-param-mismatch.ts';
import * as valueParamMissing from './value-param-missing.ts';
import * as valueParamNotAllowed from './value-param-not-allowed.ts';
import * as valueSurroundingSpace from './value-surrounding-space.ts';
import * as versionNot2 from './version-not-2.ts';
import * as vtimezoneDaylightSwapped from './vtimezone-daylight-swapped.ts';
import * as vtimezoneDiffersFromIana from './vtimezone-differs-from-iana.ts';
import * as vtimezoneDuplicate from './vtimezone-duplicate.ts';
import * as vtimezoneEndsBeforeEvent from './vtimezone-ends-before-event.ts';
import * as vtimezoneNoObservance from './vtimezone-no-observance.ts';
import * as vtimezoneOffsetChain from './vtimezone-offset-chain.ts';
import * as vtimezoneOnsetNotLocal from './vtimezone-onset-not-local.ts';
import * as vtimezoneOnsetShifted from './vtimezone-onset-shifted.ts';
import * as vtimezoneOutlookMisreads from './vtimezone-outlook-misreads.ts';
import * as vtimezoneStartsAfterEvent from './vtimezone-starts-after-event.ts';
import * as vtimezoneTooManyOnsets from './vtimezone-too-many-onsets.ts';
import * as vtimezoneUntilMismatch from './vtimezone-until-mismatch.ts';
import * as vtimezoneUnused from './vtimezone-unused.ts';
import * as xAltDesc from './x-alt-desc.ts';
import * as xBusystatusConflict from './x-busystatus-conflict.ts';
import * as xWrTimezoneInvalid from './x-wr-timezone-invalid.ts';

/** Every rule on iCalendar files, by file name. A test fails when a rule's file is missing here. */
export const icalRules: readonly RuleModule[] = [
  alarmActionProperties,
  alarmAfterStart,
  alarmInSchedule,
  alarmTriggerNoAnchor,
  allDayEndEqualsStart,
  allDayEndExcludesLastDay,
  attendeeDuplicate,
  attendeeInPublishedCalendar,
  attendeeWithoutOrganizer,
  availabilityFloating,
  beginEndMismatch,
  beginEndNoColon,
  binaryInline,
  binaryWithoutEncoding,
  calAddressInvalid,
  calendarWithoutComponents,
  calpropsAfterComponent,
  calscaleNotGregorian,
  cancelWithoutStatus,
  cancelledNotVisible,
  charControl,
  charInvisible,
  charMojibake,
  charNoncharacter,
  charReplacement,
  charTypographicQuote,
  colorNotCss3,
  componentMisspelt,
  componentNotAllowedHere,
  componentNotClosed,
  componentUnknown,
  conferenceWithoutFallback,
  continuationMissingSpace,
  dateInvalid,
  datetimeInvalid,
  datetimeNotUtc,
  datetimeOffsetSuffix,
  datetimeSecond60,
  deprecatedFeature,
  dtstampMissing,
  dtstartMissing,
  duplicateLine,
  durationFormForDate,
  durationInvalid,
  durationNotPositive,
  endLocalnessMismatch,
  endNotAfterStart,
  endTypeMismatch,
  endTzidDiffers,
  enumValueInvalid,
  eventDuplicate,
  eventWithoutEnd,
  eventYearImplausible,
  eventZeroLength,
  exdateNoEffect,
  fileBom,
  fileMultipleCalendars,
  fileNoCalendar,
  fileNoFinalNewline,
  fileNotUtf8,
  fileTextAfterEnd,
  fileTextBeforeBegin,
  fileTooLarge,
  fileTruncated,
  floatingTime,
  foldLostSpace,
  foldPlacement,
  foldSplitsUtf8,
  geoInvalid,
  legacyVcalendar,
  lineBlank,
  lineEndingBareCr,
  lineEndingMixed,
  lineEndingNotCrlf,
  lineIndented,
  lineNotContentLine,
  lineTooLong,
  lineWhitespaceOnly,
  localTimeAmbiguous,
  localTimeInGap,
  methodComponentMix,
  methodNotPublish,
  methodPropertyRestriction,
  methodUnknown,
  numberOutOfRange,
  orderParamMisplaced,
  paramBackslashEscape,
  paramCaretSequence,
  paramDuplicate,
  paramEmptyValue,
  paramMisspelt,
  paramNotAllowed,
  paramQuoteMisplaced,
  paramQuotesRequired,
  paramSyntax,
  paramValueInvalid,
  paramValueNeedsQuotes,
  periodInvalid,
  personalDataExposed,
  placeholderText,
  propertiesExclusive,
  propertiesRequiredTogether,
  propertyEmpty,
  propertyMissing,
  propertyNameCase,
  propertyNameInvalid,
  propertyNameMisspelt,
  propertyNotAllowed,
  propertyRepeated,
  propertyUnknown,
  proximityWithoutLocation,
  rdateExdateType,
  recurrenceIdNoMatch,
  recurrenceIdType,
  recurringUnbounded,
  rruleCountAndUntil,
  rruleDtstartMismatch,
  rruleEndsBeforeStart,
  rruleFreqNotFirst,
  rruleMultiple,
  rruleNeverMatches,
  rrulePartDuplicate,
  rrulePartNotAllowed,
  rrulePartRange,
  rruleSyntax,
  rruleUntilFloating,
  rruleUntilNotUtc,
  rruleUntilType,
  statusInvalid,
  styledDescriptionConflict,
  summaryMissing,
  textDoubleEscaped,
  textHtmlEntity,
  textHtml,
  textLineBreakInSummary,
  textMarkdown,
  textStrayBackslash,
  textTooLongForOutlook,
  textUnescapedSeparator,
  timestampsDisordered,
  tzidAlias,
  tzidCaseMismatch,
  tzidFixedOffset,
  tzidGlobalPrefix,
  tzidNotIana,
  tzidOnDate,
  tzidOnUtc,
  tzidUndefined,
  tzidUtcAlias,
  tzidWindowsName,
  uidCodeMismatch,
  uidDuplicate,
  uidMissing,
  uidRevealsHost,
  uidTooLong,
  uidWeak,
  uriBackslashEscape,
  uriInvalid,
  uriNotPublic,
  utcOffsetImplausible,
  utcOffsetInvalid,
  valueInvalid,
  valueParamMismatch,
  valueParamMissing,
  valueParamNotAllowed,
  valueSurroundingSpace,
  versionNot2,
  vtimezoneDaylightSwapped,
  vtimezoneDiffersFromIana,
  vtimezoneDuplicate,
  vtimezoneEndsBeforeEvent,
  vtimezoneNoObservance,
  vtimezoneOffsetChain,
  vtimezoneOnsetNotLocal,
  vtimezoneOnsetShifted,
  vtimezoneOutlookMisreads,
  vtimezoneStartsAfterEvent,
  vtimezoneTooManyOnsets,
  vtimezoneUntilMismatch,
  vtimezoneUnused,
  xAltDesc,
  xBusystatusConflict,
  xWrTimezoneInvalid,
];
