/**
 * The shape of the spec tables. The tables are data: they say what the RFCs say, and the rules, hover,
 * completion, the grammars and the fuzzer read them. All names are in upper case; iCalendar compares
 * them, and enumerated values, without regard to case (RFC 5545, 2).
 */

/** Where a fact stands. */
export interface Source {
  readonly rfc: number;
  readonly section: string;
}

/** How a property's value is written (RFC 5545, 3.3; RFC 9253, 7). */
export type ValueType =
  | 'BINARY'
  | 'BOOLEAN'
  | 'CAL-ADDRESS'
  | 'DATE'
  | 'DATE-TIME'
  | 'DURATION'
  | 'FLOAT'
  | 'INTEGER'
  | 'PERIOD'
  | 'RECUR'
  | 'TEXT'
  | 'TIME'
  | 'URI'
  | 'UTC-OFFSET'
  | 'UID'
  | 'XML-REFERENCE';

/** Parameters have a few kinds of value of their own. `TOKEN` is a word of an enumeration. */
export type ParameterValueType = ValueType | 'TOKEN' | 'LANGUAGE-TAG' | 'MEDIA-TYPE' | 'URI-OR-TOKEN';

export type ComponentName =
  | 'VCALENDAR'
  | 'VEVENT'
  | 'VTODO'
  | 'VJOURNAL'
  | 'VFREEBUSY'
  | 'VTIMEZONE'
  | 'STANDARD'
  | 'DAYLIGHT'
  | 'VALARM'
  | 'VAVAILABILITY'
  | 'AVAILABLE'
  | 'PARTICIPANT'
  | 'VLOCATION'
  | 'VRESOURCE';

/** The smallest and largest number allowed. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
}

/** The words that a property or parameter may have as its value. */
export interface EnumSpec {
  /** Every defined value. */
  readonly values: readonly string[];
  /** Where components differ: the values that each of them may use. A component not named has no list. */
  readonly byComponent?: Readonly<Partial<Record<ComponentName, readonly string[]>>>;
  /** Words beside `values`: none at all, those registered with IANA, or also X- names. */
  readonly others: 'none' | 'registered' | 'any';
  /** Once defined, no longer to be written. */
  readonly deprecated?: readonly string[];
}

export interface ValueTypeSpec {
  readonly name: ValueType;
  readonly description: string;
  readonly source: Source;
  /** The value is text in which `\\`, `\;`, `\,`, `\n` and `\N` are escapes. Absent: a backslash is itself. */
  readonly escaped?: true;
  /** The type whose grammar this one shares. */
  readonly base?: ValueType;
  readonly range?: NumberRange;
  /** A parameter that a property with this type of value must carry. */
  readonly requiredParam?: { readonly name: 'ENCODING'; readonly value: string };
}

export interface ParameterSpec {
  readonly name: string;
  readonly description: string;
  readonly source: Source;
  readonly updatedBy?: readonly Source[];
  readonly valueType: ParameterValueType;
  readonly enum?: EnumSpec;
  /** What holds when the parameter is absent. */
  readonly default?: string;
  /** Several values may follow one another, separated by commas. */
  readonly multiValued?: true;
  /** Whether the value must stand in double quotes: each time, or when it is a URI. */
  readonly quoted?: 'always' | 'uri';
  readonly range?: NumberRange;
  /** The whole value must match this ECMAScript expression. */
  readonly pattern?: string;
  /** `^n`, `^^` and `^'` are escapes in the value (RFC 6868, 3). */
  readonly caretEncoded?: true;
  /** Allowed on every property, or on every property that may occur more than once. */
  readonly onAny?: 'property' | 'repeatable-property';
  /** Has a meaning only when the property's value is of this type. */
  readonly onlyWithType?: ValueType;
  /** From vCalendar 1.0 and never a part of iCalendar. */
  readonly legacy?: true;
}

/** One part of a value whose parts are separated by semicolons. */
export interface ValuePart {
  readonly name: string;
  readonly optional?: true;
  readonly range?: NumberRange;
  /** The whole part must match this ECMAScript expression. */
  readonly pattern?: string;
}

export interface PropertySpec<ParameterName extends string = string> {
  readonly name: string;
  readonly description: string;
  readonly source: Source;
  readonly updatedBy?: readonly Source[];
  /** The type when there is no VALUE parameter. Absent: there is none, and readers may take the first of `types`. */
  readonly defaultType?: ValueType;
  /** Every type allowed. Which values carry TEXT escapes is a matter of the type: `ValueTypeSpec.escaped`. */
  readonly types: readonly [ValueType, ...ValueType[]];
  /** Parameters by name; `ParameterSpec.onAny` has those allowed everywhere. VALUE is listed where the RFC does. */
  readonly params?: readonly ParameterName[];
  /** Parameters that must be there. A required VALUE may name any of `types`. */
  readonly requiredParams?: readonly ParameterName[];
  /** Parameters that must be there when the value is of one type. */
  readonly requiredParamsByType?: Readonly<Partial<Record<ValueType, readonly ParameterName[]>>>;
  /** One line may hold several values, separated by commas. */
  readonly multiValued?: true;
  /** The value's parts in order, separated by semicolons; each part is of the property's type. */
  readonly structured?: readonly ValuePart[];
  readonly enum?: EnumSpec;
  /** What holds when the property is absent. */
  readonly default?: string;
  readonly range?: NumberRange;
  /** A DURATION that must be longer than nothing and not negative. */
  readonly positive?: true;
  /** A DATE-TIME, or the times in a PERIOD, must be in UTC. Says nothing of a DURATION. */
  readonly utcOnly?: true;
  /** Once defined, no longer to be written. */
  readonly deprecated?: true;
}

/** A vendor's property that calendars in the wild carry; rules leave it alone. */
export interface XPropertySpec {
  readonly name: string;
  readonly description: string;
  /** Who invented it. */
  readonly vendor: string;
}

/** How often: exactly once, at most once, at least once, any number of times. */
export type Cardinality = '1' | '0..1' | '1+' | '0+';

/** How binding a fact is; MUST and MUST NOT, SHOULD and SHOULD NOT are not told apart. */
export type Level = 'MUST' | 'SHOULD';

/** How a component uses one property. */
export interface PropertyUse {
  readonly cardinality: Cardinality;
  readonly source: Source;
  /** How binding the cardinality is: MUST when absent. */
  readonly level?: Level;
  /** May be missing after all when the calendar has a METHOD. */
  readonly optionalWithMethod?: true;
}

/** Properties that a component uses in the same way, as the RFC's grammar groups them. */
export interface PropertyGroup<PropertyName extends string = string> extends PropertyUse {
  readonly names: readonly PropertyName[];
}

/** Components that may occur in a component, each any number of times. */
export interface ChildGroup {
  readonly names: readonly ComponentName[];
  readonly source: Source;
  /** Only when the parent has this property. */
  readonly requiresProperty?: string;
}

export interface ComponentSpec<PropertyName extends string = string> {
  readonly name: ComponentName;
  readonly description: string;
  readonly source: Source;
  readonly updatedBy?: readonly Source[];
  /** Where it may stand. Empty: at the top of the file. */
  readonly parents: readonly ComponentName[];
  /** X- and registered properties that are not listed are allowed too, any number of times. */
  readonly properties: readonly PropertyGroup<PropertyName>[];
  readonly children?: readonly ChildGroup[];
  readonly constraints?: readonly Constraint<PropertyName>[];
}

interface ConstraintBase {
  readonly source: Source;
  /** MUST when absent. */
  readonly level?: Level;
}

/** What a component demands beyond counts: one object per fact, told apart by `kind`. */
export type Constraint<PropertyName extends string = string> = ConstraintBase &
  (
    | MutuallyExclusive<PropertyName>
    | Together<PropertyName>
    | Requires<PropertyName>
    | Forbidden<PropertyName>
    | ForbiddenParams<PropertyName>
    | SameForm<PropertyName>
    | LaterThan<PropertyName>
    | TimeForm<PropertyName>
    | WholeDays<PropertyName>
    | UntilUtc
    | UntilIsLastOnset
    | TriggerNeedsAnchor
    | ByValue<PropertyName>
    | OneOriginal<PropertyName>
    | UniqueBy<PropertyName>
    | UniqueInCalendar<PropertyName>
    | SomeChild
    | PropertiesFirst
    | Before<PropertyName>
  );

/** At most one of the properties. */
export interface MutuallyExclusive<P extends string = string> {
  readonly kind: 'mutuallyExclusive';
  readonly properties: readonly P[];
  /** Holds only in a calendar with a METHOD. */
  readonly onlyWithMethod?: true;
}

/** All of the properties or none. */
export interface Together<P extends string = string> {
  readonly kind: 'together';
  readonly properties: readonly P[];
}

/** Where `property` is, the others must be. */
export interface Requires<P extends string = string> {
  readonly kind: 'requires';
  readonly property: P;
  readonly requires: readonly P[];
}

/** None of the properties, although they exist elsewhere. */
export interface Forbidden<P extends string = string> {
  readonly kind: 'forbidden';
  readonly properties: readonly P[];
}

/** A property of this component without some of its parameters. */
export interface ForbiddenParams<P extends string = string> {
  readonly kind: 'forbiddenParams';
  readonly property: P;
  readonly params: readonly string[];
}

/** Both properties of one value type; or both in local time, floating or zoned, or neither. */
export interface SameForm<P extends string = string> {
  readonly kind: 'sameValueType' | 'sameLocalness';
  readonly properties: readonly [P, P];
}

/** `property` is a later time than `than`. */
export interface LaterThan<P extends string = string> {
  readonly kind: 'laterThan';
  readonly property: P;
  readonly than: P;
}

/** The properties' times are in UTC; have neither UTC nor zone; are DATE-TIME in UTC or with a zone. */
export interface TimeForm<P extends string = string> {
  readonly kind: 'utcOnly' | 'floatingOnly' | 'utcOrZonedOnly';
  readonly properties: readonly P[];
}

/** When `start` is a DATE, the duration `property` counts in days or weeks only. */
export interface WholeDays<P extends string = string> {
  readonly kind: 'wholeDays';
  readonly property: P;
  readonly start: P;
}

/** RRULE's UNTIL is in UTC. */
export interface UntilUtc {
  readonly kind: 'untilUtc';
}

/** RRULE's UNTIL is itself the last onset of the observance. */
export interface UntilIsLastOnset {
  readonly kind: 'untilIsLastOnset';
}

/** A TRIGGER counted from the start needs the parent's DTSTART; from the end, its end or start and DURATION. */
export interface TriggerNeedsAnchor {
  readonly kind: 'triggerNeedsAnchor';
}

/** Other cardinalities for the properties in `governs`, by the value of `property`. */
export interface ByValue<P extends string = string> {
  readonly kind: 'byValue';
  readonly property: P;
  readonly governs: readonly P[];
  /** A governed property that a case leaves out has no use there. */
  readonly cases: Readonly<Record<string, Readonly<Partial<Record<P, Cardinality>>>>>;
}

/**
 * Of several `property`, exactly one lacks DERIVED=TRUE. `plain` beside it should be absent or carry
 * DERIVED=TRUE; of that the RFC speaks without capitals.
 */
export interface OneOriginal<P extends string = string> {
  readonly kind: 'oneOriginal';
  readonly property: P;
  readonly plain: P;
}

/** Repeats of a property differ in this parameter. */
export interface UniqueBy<P extends string = string> {
  readonly kind: 'uniqueBy';
  readonly properties: readonly P[];
  readonly param: string;
}

/** No two components of this name in one calendar have the same value of `property`. */
export interface UniqueInCalendar<P extends string = string> {
  readonly kind: 'uniqueInCalendar';
  readonly property: P;
}

/** At least one child of these names, or of any name when they are absent. */
export interface SomeChild {
  readonly kind: 'someChild';
  readonly children?: readonly ComponentName[];
}

/** All properties come before the first child. */
export interface PropertiesFirst {
  readonly kind: 'propertiesFirst';
}

/** The properties come before any `before`. */
export interface Before<P extends string = string> {
  readonly kind: 'before';
  readonly properties: readonly P[];
  readonly before: P;
}
