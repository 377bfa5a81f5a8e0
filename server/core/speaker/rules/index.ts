/** Every rule that looks at a speaker page. A new one is a file here, named by its id, and a line in both lists. */
import type { RuleModule } from '../rule.ts';
import * as pageAbstractRepeatsDescription from './page-abstract-repeats-description.ts';
import * as pageAbstractTooLong from './page-abstract-too-long.ts';
import * as pageAmpmMissing from './page-ampm-missing.ts';
import * as pageBioMissing from './page-bio-missing.ts';
import * as pageDashStyle from './page-dash-style.ts';
import * as pageDateInvalid from './page-date-invalid.ts';
import * as pageDateOrder from './page-date-order.ts';
import * as pageDescriptionTooLong from './page-description-too-long.ts';
import * as pageEndNotAfterStart from './page-end-not-after-start.ts';
import * as pageLevelVariant from './page-level-variant.ts';
import * as pageLinkLost from './page-link-lost.ts';
import * as pageMarker from './page-marker.ts';
import * as pageMarkupResidue from './page-markup-residue.ts';
import * as pageNameBioMismatch from './page-name-bio-mismatch.ts';
import * as pageNameMissing from './page-name-missing.ts';
import * as pageNotAlone from './page-not-alone.ts';
import * as pageRoomMissing from './page-room-missing.ts';
import * as pageRoomPlaceholder from './page-room-placeholder.ts';
import * as pageScheduleMissing from './page-schedule-missing.ts';
import * as pageScheduleSyntax from './page-schedule-syntax.ts';
import * as pageSectionDuplicate from './page-section-duplicate.ts';
import * as pageSectionEmpty from './page-section-empty.ts';
import * as pageSectionMissing from './page-section-missing.ts';
import * as pageSectionMisspelt from './page-section-misspelt.ts';
import * as pageTalkDuplicate from './page-talk-duplicate.ts';
import * as pageTimeImplausible from './page-time-implausible.ts';
import * as pageTimeInvalid from './page-time-invalid.ts';
import * as pageTitleMissing from './page-title-missing.ts';
import * as pageTitleTooLong from './page-title-too-long.ts';
import * as pageTrackLine from './page-track-line.ts';
import * as pageTrackVariant from './page-track-variant.ts';
import * as pageUnrecognised from './page-unrecognised.ts';
import * as pageWeekdayMismatch from './page-weekday-mismatch.ts';
import * as pageYearMissing from './page-year-missing.ts';

export const pageRules: readonly RuleModule[] = [
  pageAbstractRepeatsDescription,
  pageAbstractTooLong,
  pageAmpmMissing,
  pageBioMissing,
  pageDashStyle,
  pageDateInvalid,
  pageDateOrder,
  pageDescriptionTooLong,
  pageEndNotAfterStart,
  pageLevelVariant,
  pageLinkLost,
  pageMarker,
  pageMarkupResidue,
  pageNameBioMismatch,
  pageNameMissing,
  pageNotAlone,
  pageRoomMissing,
  pageRoomPlaceholder,
  pageScheduleMissing,
  pageScheduleSyntax,
  pageSectionDuplicate,
  pageSectionEmpty,
  pageSectionMissing,
  pageSectionMisspelt,
  pageTalkDuplicate,
  pageTimeImplausible,
  pageTimeInvalid,
  pageTitleMissing,
  pageTitleTooLong,
  pageTrackLine,
  pageTrackVariant,
  pageUnrecognised,
  pageWeekdayMismatch,
  pageYearMissing,
];
