/**
 * What another project says of a file, and the rules of ours that say the same.
 *
 * Each kind of fault has the words by which projects name it (`says`, tried on one statement), and the rules that
 * find it (`rules`). A statement may be of several kinds: "MUST appear exactly once" is said of what is missing and
 * of what is repeated. What a statement names besides (a property, a part of a recurrence rule, a component, a line)
 * must be what the finding is about as well; `about` names the properties of a kind whose words do not.
 *
 * The table knows words, never files: a collection that nobody here has seen is measured with it as well.
 */

/**
 * @typedef {object} FaultKind
 * @property {string} name
 * @property {RegExp} says
 * @property {RegExp} rules whole ids
 * @property {readonly string[]} [about] one of these properties must be what the finding speaks of, whatever is named;
 * with none of them it may speak of any
 * @property {boolean} [isError] only a finding of level error says the same
 */

/** @type {readonly FaultKind[]} */
export const faultKinds = [
  // Which properties a component has
  {
    name: 'property missing',
    says: /\brequired for this component|\bmust appear (exactly once|at least once)|\bno (uid|dtstamp|dtstart|prodid|version)\b|\bmust (contain|have|include) an? |\bis required\b|\bwithout (an? )?(uid|dtstamp|dtstart|prodid|version)\b|\bmust be (present|set)\b|\bcomponents must contain\b/i,
    rules:
      /(property|uid|dtstamp|dtstart)-missing|alarm-action-properties|method-property-restriction|properties-required-together|attendee-without-organizer/,
  },
  {
    name: 'property missing, by its name',
    says: /\b[A-Z][A-Z-]+[A-Z] (is |are )?missing\b|\b[Mm]issing (required )?(property|[A-Z][A-Z-]+[A-Z])\b/,
    rules: /(property|uid|dtstamp|dtstart)-missing|method-property-restriction|properties-required-together/,
  },
  {
    name: 'property repeated',
    says: /\bmore than (one|once|1)\b|\bonly (one|once|be one)\b|\bexactly once\b|\bno more than (one|once|1)\b|\bat most (one|once)\b|\bduplicate\b|\bmultiple\b|\btwice\b|\bcannot contain more\b/i,
    rules:
      /property-repeated|rrule-multiple|alarm-action-properties|method-property-restriction|styled-description-conflict|rrule-part-duplicate|param-duplicate|vtimezone-duplicate|attendee-duplicate/,
  },
  {
    name: 'an alarm lacks or has what its ACTION forbids',
    says: /\b(audio|email|display|procedure) alarms?\b/i,
    rules: /alarm-action-properties|deprecated-feature/,
  },
  {
    name: 'property not allowed here',
    says: /\b(does not support|not (supported|allowed|valid|permitted)|must not (appear|be present|have|contain|include)|forbidden|in this location|only .{0,30}can have|unexpected property|illegal property)\b/i,
    rules:
      /property-not-allowed|param-not-allowed|component-not-allowed-here|method-property-restriction|alarm-action-properties|order-param-misplaced|attendee-in-published-calendar|legacy-vcalendar|deprecated-feature|value-param-not-allowed/,
  },
  {
    name: 'given up by the standard',
    says: /\b(removed from the (latest|current)|deprecated|obsolete|not supported by this icalendar version)\b/i,
    rules: /deprecated-feature|legacy-vcalendar|property-not-allowed/,
  },
  {
    name: 'no value',
    says: /\b(has no value|no value\b|value is (missing|empty)|is empty|a (status code|maximum version) must be (defined|specified)|missing (property )?value|supplied value \(\))/i,
    rules:
      /property-empty|value-invalid|(date|datetime|duration|period|uri|geo|cal-address|utc-offset)-invalid|rrule-syntax|version-not-2|param-empty-value|status-invalid/,
  },
  {
    name: 'an end and a duration',
    says: /\b(end|due|dtend) ?(date|property)? and (a |the )?duration\b|\bdtend\b.*\bduration\b.*\b(both|exclusive|together)\b|\bduration\b.*\b(dtend|due)\b.*\b(both|exclusive|together)\b/i,
    rules: /properties-exclusive/,
  },
  {
    name: 'no start for an end, a duration or a method',
    says: /\bstart date must be defined\b|\bwithout (a )?(dtstart|start)\b|\bneeds? (a )?(dtstart|start)\b/i,
    rules: /dtstart-missing|properties-required-together|property-missing|method-property-restriction/,
    about: ['DTSTART'],
  },

  // When things happen
  {
    name: 'end before start',
    says: /\b(must (come|be) before|must (occur|be|come) (later|after)|ends? (is )?before (it|the|its|dtstart)|before (the )?start|PeriodEndBeforeStart|not after|later than)\b/i,
    rules:
      /end-not-after-start|event-zero-length|all-day-end-equals-start|period-invalid|rrule-ends-before-start|duration-not-positive/,
  },
  {
    name: 'two properties of different types',
    says: /\b(same (data|value) ?type|value type .*identical|both be dates|type differs|differs? (in|of) type|DATE while .* DATE-TIME|DATE-TIME while .* DATE|must (all )?(have|be of) the same)\b/i,
    rules:
      /end-type-mismatch|end-localness-mismatch|recurrence-id-type|rdate-exdate-type|rrule-until-type|rrule-until-not-utc/,
  },
  {
    name: 'a date where a time is needed',
    says: /\b(always contain a time|must contain a time|time component|must be (a )?(DATE-TIME|UTC|in UTC))\b/i,
    rules:
      /datetime-not-utc|value-param-not-allowed|value-param-mismatch|end-type-mismatch|datetime-invalid|rrule-until-type|rrule-until-not-utc/,
  },
  {
    name: 'a date or a type without VALUE',
    says: /\bwithout VALUE\b|\bVALUE=\S+ (is )?(missing|required)\b|\bno VALUE\b/i,
    rules: /value-param-missing|date-invalid|datetime-invalid/,
  },
  {
    name: 'wrong date or time',
    says: /\bnot (a )?(correct|valid) (DATE|time)|\binvalid (date|time)|\b(bad|malformed|wrong) (date|time)/i,
    rules:
      /(date|datetime|period|value)-invalid|datetime-second-60|datetime-offset-suffix|value-param-(missing|mismatch)|property-empty|rrule-syntax/,
  },
  {
    name: 'a trigger that counts from a start that is not there',
    says: /\btrigger\b.*\b(relative|related)\b.*\b(start|dtstart)\b/i,
    rules: /alarm-trigger-no-anchor|dtstart-missing/,
  },
  {
    name: 'a trigger that counts from an end that is not there',
    says: /\btrigger\b.*\b(relative|related)\b.*\b(end|dtend|due)\b/i,
    rules: /alarm-trigger-no-anchor/,
  },
  {
    name: 'wrong duration',
    says: /\bDuration\.fromString\b|\b(invalid|bad|malformed|incorrect|not (a )?(valid|correct)) duration/i,
    rules: /duration-(invalid|not-positive|form-for-date)|period-invalid/,
  },
  {
    name: 'wrong period',
    says: /\btime periods?\b|\b(invalid|bad|malformed|not (a )?(valid|correct)) period|\bPeriod\.fromString\b/i,
    rules: /period-invalid|end-not-after-start|value-param-(missing|mismatch)/,
  },
  {
    name: 'wrong UTC offset',
    says: /\b(utc )?offset\b|\bTZOFFSET/i,
    rules: /utc-offset-(invalid|implausible)/,
  },

  // Recurrence
  {
    name: 'wrong recurrence rule',
    says: /\bRecur\.fromString\b|\b(RRULE|EXRULE)\b|\bBY[A-Z]{3,8}\b|\brecurrence rule\b|\bFREQ\b|\bfrequency\b|\bmalformed ?data\b/i,
    rules: /rrule-.*/,
  },
  {
    name: 'an exception that is none',
    says: /\bEXDATE|\bRDATE|\bexception dates?\b/i,
    rules:
      /exdate-no-effect|rdate-exdate-type|(date|datetime|period)-invalid|value-param-(missing|mismatch)|property-empty/,
  },
  {
    name: 'a changed occurrence that is none',
    says: /\bRECURRENCE-ID\b|\brecurrenceid\b/i,
    rules: /recurrence-id-.*/,
  },
  {
    name: 'two entries with one UID',
    says: /\bmaster (object|event|component)|\bsame UID\b|\bduplicate UID\b|\bUID .*(twice|not unique|duplicate)/i,
    rules: /uid-duplicate|event-duplicate|method-component-mix/,
  },

  // Values
  {
    name: 'unknown word for a property',
    says: /\binvalid status\b|\bvalue "?\S+"? is not (supported|allowed|valid)|\bnon-?standard\b|\bnot one of\b|\bunknown value\b/i,
    rules:
      /status-invalid|enum-value-invalid|method-unknown|calscale-not-gregorian|deprecated-feature|param-value-invalid/,
  },
  {
    name: 'wrong version',
    says: /\bonly icalendar version\b|\b(wrong|unsupported|invalid|bad|maximum) version\b/i,
    rules: /version-not-2|legacy-vcalendar|property-empty/,
    about: ['VERSION'],
  },
  {
    name: 'number out of range',
    says: /\b(must|should|has to|needs to) be between\b|\bout of range\b|\bvalue\(s\) (from|between)\b|\bbetween \d+ and \d+\b/i,
    rules: /number-out-of-range|value-invalid|geo-invalid|rrule-part-range|rrule-syntax|utc-offset-.*/,
  },
  {
    name: 'wrong place on Earth',
    says: /\b(latitude|longitude|GEO)\b/i,
    rules: /geo-invalid|property-not-allowed|value-invalid|property-empty/,
  },
  {
    name: 'wrong encoding of a value',
    says: /\bENCODING\b|\bbase ?64\b/i,
    rules: /param-value-invalid|binary-without-encoding|value-invalid|legacy-vcalendar/,
  },
  {
    name: 'a status without a code',
    says: /\bstatus code\b/i,
    rules: /value-invalid|property-empty/,
    about: ['REQUEST-STATUS'],
  },
  {
    name: 'wrong colour, link or address',
    says: /\bcolou?r\b|\b(invalid|bad|malformed) (uri|url|link|address|e-?mail)\b/i,
    rules: /color-not-css3|uri-invalid|cal-address-invalid|value-invalid/,
  },
  {
    name: 'any wrong value',
    says: /\binvalid value\b|\bbad value\b|\bvalue .{0,40}(invalid|incorrect|not (a )?(valid|correct))|\bcould not (be )?parse|\bcannot be parsed\b|\bunparsable\b/i,
    rules: /[a-z-]+-invalid|rrule-.*|value-.*|number-out-of-range|property-empty|datetime-.*|duration-.*/,
  },

  // Time zones
  {
    name: 'a zone that is not defined',
    says: /\bwithout VTIMEZONE\b|\bno VTIMEZONE\b|\b(unknown|undefined|missing|unrecognized|unrecognised|invalid) (tz|time ?zone|tzid)|\bmissing[ _]tz\b|\bTZID\b.*\b(no|not|without|missing|unknown)\b/i,
    rules: /tzid-.*/,
    about: [],
  },
  {
    name: 'a zone without observances',
    says: /\bat least one (standard|daylight)|\bno (standard|daylight|observance)|\b(standard|daylight)\b.*\bmust be (specified|present)\b/i,
    rules: /vtimezone-no-observance/,
  },

  // Lines and nesting
  {
    name: 'a component that is not closed, or another END',
    says: /\b(component|event) not ended\b|\bnot closed\b|\bexpected: ?"?END\b|\b(wrong|unexpected|mismatched|missing) END\b|\bend of (document|file|input)\b|\bprematurely\b|\bunclosed\b|\bEND of\b|\bnever (ended|closed)\b|\bgot: ?"?END\b/i,
    rules: /begin-end-mismatch|component-not-closed|file-truncated/,
  },
  {
    name: 'a line that is no content line',
    says: /\binvalid line\b|\b(not|did not) follow\b|\bno : or ;|\bnewline inside\b|\bmalformed line\b|\binvalid (mimedir|parameters?)\b|\bempty parameter name\b|\bmissing parameter\b|\bparameter name\b|\bParseError\b|\bat line \d+\b/i,
    rules:
      /line-(not-content-line|blank|indented|whitespace-only)|continuation-missing-space|property-name-invalid|param-(syntax|empty-value|quote-misplaced|value-needs-quotes)|char-typographic-quote|file-text-(before-begin|after-end)/,
  },
  {
    name: 'a name that no property may have',
    says: /\b(property )?name\b.*\binvalid\b|\binvalid (property )?name\b|\billegal characters?\b/i,
    rules: /property-name-invalid|line-not-content-line|param-syntax/,
  },
  {
    name: 'characters in a parameter',
    says: /\bparameter\b.*\b(characters?|quot)|\bquoted\b/i,
    rules: /param-.*|char-control|char-typographic-quote|line-not-content-line/,
  },
  { name: 'control characters', says: /\bcontrol char/i, rules: /char-control/ },
  {
    name: 'not UTF-8',
    says: /\butf-?8\b|\bencoding error\b|\bcannot decode\b/i,
    rules: /file-not-utf8|fold-splits-utf8|char-(replacement|control|mojibake)|file-bom/,
  },
  {
    name: 'no calendar',
    says: /\bonly supports VCARD\b|\bcan only read\b|\bbare V(EVENT|TODO|JOURNAL|FREEBUSY)\b|\bno (VCALENDAR|calendar)\b|\bnot a (valid )?calendar\b/i,
    rules: /file-no-calendar|file-text-before-begin|component-not-allowed-here/,
  },
  {
    name: 'no components',
    says: /\bat least (one|1) component\b|\bno components?\b|\bempty calendar\b/i,
    rules: /calendar-without-components/,
  },
  {
    name: 'refused, without a reason',
    says: /^(\w+ )*(answers|returns|status) [45]\d\d$|^(raises|throws|fails|is refused|is rejected)$/i,
    rules: /.*/,
    isError: true,
  },
];

/** What other projects call the properties in their own code. */
export const otherNames = {
  DateStart: 'DTSTART',
  DateEnd: 'DTEND',
  DateDue: 'DUE',
  DateTimeStamp: 'DTSTAMP',
  RecurrenceRule: 'RRULE',
  RecurrenceId: 'RECURRENCE-ID',
  ExceptionDates: 'EXDATE',
  RecurrenceDates: 'RDATE',
  FreeBusy: 'FREEBUSY',
};
