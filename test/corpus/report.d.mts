import type { CorpusResult } from './measure.mjs';

export function report(results: readonly CorpusResult[]): string;
