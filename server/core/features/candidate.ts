/** What kind of thing a completion offers; editors show a sign for each. */
export type CompletionKind = 'property' | 'parameter' | 'value' | 'component' | 'snippet';

/** What the documentation of an offer is about; plain data that survives a trip through the client. */
export interface CompletionSubject {
  readonly type: 'property' | 'parameter' | 'component' | 'value';
  readonly name: string;
  /** For a property: the component that it stands in. */
  readonly component?: string;
}

/** How soon an offer is shown, the smallest first. */
export const Rank = { missing: 0, end: 1, usual: 2, component: 3, vendor: 4, deprecated: 5 } as const;

/** Something that may be written at a place. */
export interface Candidate {
  /** The word, in the case in which it is to be written. */
  readonly text: string;
  readonly kind: CompletionKind;
  readonly rank: number;
  /** What is written after the word when nothing follows it yet. */
  readonly rest?: string;
  /** What is written instead of word and rest, in the syntax of snippets, when nothing follows. */
  readonly snippet?: string;
  readonly detail?: string;
  /** Other words by which it is found. */
  readonly alsoCalled?: string;
  readonly isDeprecated?: true;
  /** More can be completed right after it. */
  readonly goesOn?: true;
  readonly subject?: CompletionSubject;
}
