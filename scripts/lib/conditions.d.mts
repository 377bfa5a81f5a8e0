export interface Condition {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly within: string;
  readonly text: string;
}

export function findConditions(source: string): readonly Condition[];

export function withSwitches(
  source: string,
  conditions: readonly Condition[],
  firstNumber: number,
  switchFile: string,
): string;
