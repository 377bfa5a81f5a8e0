import type { FindingView } from '../../server/core/index.ts';

type Severity = FindingView['severity'];

/** The worst first. */
const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** A sign for each severity: each has a shape of its own, so that nobody needs to see its colour. */
export const signs: Readonly<Record<Severity, string>> = {
  error: '⊗',
  warning: '▲',
  info: 'i',
  hint: '*',
};

/** The severity of the worst of some findings; undefined for none. */
export function worstOf(findings: readonly FindingView[]): Severity | undefined {
  return severities.find((severity) => findings.some((finding) => finding.severity === severity));
}
