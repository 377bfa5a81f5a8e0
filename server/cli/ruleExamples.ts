import {
  type DocumentHost,
  type Fix,
  type IcalBlock,
  IcalDocument,
  type InvalidExample,
  icalRules,
  RuleTable,
  type Severity,
  wholeExample,
} from '../core/index.ts';
import { openBytes } from './checkFile.ts';

/** What a rule says of one of its examples. */
export interface ShownExample {
  readonly severity: Severity;
  readonly message: string;
  /** Every fix that it offers there, best first. */
  readonly fixes: readonly Fix<IcalBlock>[];
  /** The fix that makes the example's `fixed`; none when it has no such thing. */
  readonly fix: Fix<IcalBlock> | undefined;
}

const table = new RuleTable(icalRules.map(({ rule }) => rule));

/** A host that always says the same, so that the pages do not change from day to day. */
const exampleHost: DocumentHost = {
  now: () => Date.UTC(2027, 3, 1, 8),
  newUid: () => '00000000-0000-4000-8000-000000000001',
  onRuleFailure: () => {},
};

/** Checks an example as the tests do; undefined when the rule finds nothing there. */
export function runExample(id: string, example: InvalidExample): ShownExample | undefined {
  const rules = table.under({ profile: example.profile ?? 'editor', rules: new Map() });
  const text = unmarked(wholeExample(example.code, example.raw));
  // A text that is not read from bytes may have what no bytes are: half of a surrogate pair.
  const document = example.bytes
    ? openBytes(bytesOf(text), { rules, suppressions: [] }, exampleHost)
    : new IcalDocument(text, rules, exampleHost);
  const found = document.findings().find(({ finding }) => finding.rule === id)?.finding;
  if (!found) return undefined;
  const fixes = document.fixes(found);
  const shown = example.fix ? fixes.find(({ title }) => title === example.fix) : fixes[0];
  const fix = example.fixed === undefined ? undefined : shown;
  return { severity: found.severity, message: found.text, fixes, fix };
}

function unmarked(code: string): string {
  return code.replace('⟦', '').replace('⟧', '');
}

/** `<E9>` is one byte, `<CR>` and `<LF>` are the parts of a line break; all else is UTF-8. */
function bytesOf(code: string): Uint8Array {
  const parts = code.split(/(<(?:[0-9A-F]{2}|CR|LF)>)/);
  return Buffer.concat(parts.map((part, index) => (index % 2 === 0 ? Buffer.from(part) : namedByte(part))));
}

function namedByte(part: string): Uint8Array {
  if (part === '<CR>') return Uint8Array.of(13);
  return Uint8Array.of(part === '<LF>' ? 10 : Number.parseInt(part.slice(1, 3), 16));
}
