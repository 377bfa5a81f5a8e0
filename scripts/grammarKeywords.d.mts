export interface PropertyKeyword {
  readonly name: string;
  /** The default value type; for a property without one, the type that it has most often. */
  readonly type: string;
  /** Whether the value is a list with commas. Only TEXT is coloured differently for it. */
  readonly list?: boolean;
  /** The values the RFCs define, for a property whose value is one word of a set. */
  readonly values?: readonly string[];
}

export interface ParameterKeyword {
  readonly name: string;
  readonly values?: readonly string[];
}

export interface Keywords {
  readonly properties: readonly PropertyKeyword[];
  readonly components: readonly string[];
  readonly parameters: readonly ParameterKeyword[];
}

export function updateGrammar(grammarText: string, keywords: Keywords): string;
export function readKeywords(grammarText: string): Map<string, string[]>;
