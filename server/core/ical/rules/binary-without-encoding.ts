import type { RuleExamples } from '../../engine/rule.ts';
import { findParameter, parameterText } from '../facts.ts';
import { defineRule } from '../rule.ts';
import { properties, propertySpec } from '../spec/index.ts';
import { insertParameter } from '../syntax/edits.ts';
import type { BlockTree, ContentLine, Parameter } from '../syntax/nodes.ts';
import { isKnownPlace } from '../values/expected.ts';

const names = properties
  .filter(({ name }) => propertySpec(name)?.types.includes('BINARY'))
  .map(({ name }) => name);

export const rule = defineRule({
  id: 'binary-without-encoding',
  category: 'value',
  since: '0.1.0',
  spec: [
    { rfc: 5545, section: '3.2.7' },
    { rfc: 5545, section: '3.3.1' },
    { rfc: 5545, section: '3.8.1.1' },
  ],
  summary: 'A file that is written inline needs both VALUE=BINARY and ENCODING=BASE64.',
  why: 'Calendars take the letters for a link or for the file itself, and nobody can open it.',
  messages: {
    encodingMissing: {
      severity: 'error',
      text: 'VALUE=BINARY does not say how the file is encoded, so calendars cannot open it. Write ENCODING=BASE64;VALUE=BINARY',
    },
    encodingOther: {
      severity: 'error',
      text: 'Calendars know no encoding {encoding} and cannot open the file. Write ENCODING=BASE64',
    },
    valueMissing: {
      severity: 'error',
      text: 'Without VALUE=BINARY calendars take the file for a link. Write ENCODING=BASE64;VALUE=BINARY',
    },
  },
  supersedes: ['param-value-invalid', 'uri-invalid'],
  visit: 'property',
  on: names,
  check(line, ctx) {
    const found = line.params.length > 0 ? findFault(ctx.tree, line) : undefined;
    if (!found || !isKnownPlace(ctx.component)) return;
    const { message, at, encoding } = found;
    ctx.report(message, {
      at: { start: at.start, end: at.end },
      owns: { start: line.nameStart, end: line.end },
      data: { encoding },
    });
  },
  fixes({ node: line, block, message }) {
    const encoding = findParameter(line, 'ENCODING');
    if (message === 'valueMissing') {
      return [
        { title: 'Add VALUE=BINARY', safety: 'unsafe', edits: [insertParameter(line, 'VALUE=BINARY')] },
      ];
    }
    if (message === 'encodingOther' && encoding) {
      if (!isBase64(parameterText(block.tree, line, 'ENCODING') ?? '')) return [];
      const edits = [{ start: encoding.nameEnd + 1, end: encoding.end, newText: 'BASE64' }];
      return [{ title: 'Change to ENCODING=BASE64', safety: 'unsafe', edits }];
    }
    const edits = [insertParameter(line, 'ENCODING=BASE64')];
    return [{ title: 'Add ENCODING=BASE64', safety: 'unsafe', edits }];
  },
});

interface Fault {
  readonly message: 'encodingMissing' | 'encodingOther' | 'valueMissing';
  readonly at: Parameter;
  readonly encoding: string;
}

function findFault(tree: BlockTree, line: ContentLine): Fault | undefined {
  const value = findParameter(line, 'VALUE');
  const isBinary = value && parameterText(tree, line, 'VALUE')?.toUpperCase() === 'BINARY';
  const written = findParameter(line, 'ENCODING');
  const encoding = parameterText(tree, line, 'ENCODING') ?? '';
  if (isBinary && !written) return { message: 'encodingMissing', at: value, encoding };
  if (!written) return undefined;
  const isRight = encoding.toUpperCase() === 'BASE64';
  if (isBinary) return isRight ? undefined : { message: 'encodingOther', at: written, encoding };
  // Another VALUE is another matter: what stands there may be what it says.
  const isMeant =
    !value && isBase64(encoding) && tree.text.slice(line.valueStart, line.valueStart + 8).indexOf(':') < 0;
  return isMeant ? { message: 'valueMissing', at: written, encoding } : undefined;
}

/** BASE64, and what vCard calls it. */
function isBase64(encoding: string): boolean {
  return /^b(?:ase64)?$/i.test(encoding);
}

export const examples: RuleExamples = {
  valid: [
    { name: 'both', code: 'ATTACH;ENCODING=BASE64;VALUE=BINARY:VGVzdA==' },
    { name: 'both in small letters', code: 'ATTACH;encoding=base64;value=binary:VGVzdA==' },
    { name: 'a link', code: 'ATTACH;FMTTYPE=application/pdf:https://example.org/slides.pdf' },
    { name: 'a link that is said to be encoded', code: 'ATTACH;ENCODING=BASE64:https://example.org/a.pdf' },
    { name: 'plain text', code: 'ATTACH;ENCODING=8BIT:https://example.org/a.pdf' },
    { name: 'a text', code: 'XML;VALUE=TEXT;ENCODING=BASE64:<a/>' },
    { name: 'an unknown component', code: 'BEGIN:X-NOTE\nATTACH;VALUE=BINARY:VGVzdA==\nEND:X-NOTE' },
  ],
  invalid: [
    {
      name: 'no ENCODING',
      code: 'ATTACH;⟦VALUE=BINARY⟧:VGVzdA==',
      message: 'encodingMissing',
      fixed: 'ATTACH;ENCODING=BASE64;VALUE=BINARY:VGVzdA==',
    },
    {
      name: 'no VALUE',
      code: 'ATTACH;⟦ENCODING=BASE64⟧:VGVzdA==',
      message: 'valueMissing',
      fixed: 'ATTACH;VALUE=BINARY;ENCODING=BASE64:VGVzdA==',
    },
    {
      name: 'the word of vCard',
      code: 'ATTACH;VALUE=BINARY;⟦ENCODING=b⟧:VGVzdA==',
      message: 'encodingOther',
      fixed: 'ATTACH;VALUE=BINARY;ENCODING=BASE64:VGVzdA==',
    },
    {
      name: 'the word of vCard and no VALUE',
      code: 'ATTACH;⟦ENCODING=B⟧:VGVzdA==',
      message: 'valueMissing',
      fixed: 'ATTACH;VALUE=BINARY;ENCODING=B:VGVzdA==',
    },
    {
      name: 'another encoding',
      code: 'ATTACH;VALUE=BINARY;⟦ENCODING=8BIT⟧:VGVzdA==',
      message: 'encodingOther',
    },
  ],
};
