import { describe, expect, it } from 'vitest';
import { cut, inline, oneLine, plainBlock, safeMarkdown } from '../../../server/core/features/markdown.ts';

/** Shows the invisible characters that the functions add. */
function visible(text: string): string {
  return text.replaceAll('\u2060', '·').replaceAll('\u2068', '‹').replaceAll('\u2069', '›');
}

describe('safeMarkdown', () => {
  it.each([
    ['a <b>bold</b> <img src=x onerror=alert(1)>', 'a <·b>bold<·/b> <·img src=x onerror=alert(1)>'],
    ['<!-- x --> <?x?> <![CDATA[', '<·!-- x --> <·?x?> <·!·[CDATA['],
    ['<command:workbench.action.quit>', '<·command:workbench.action.quit>'],
    ['1 < 2 and `a < b`', '1 < 2 and `a < b`'],
    ['[run](command:x)', '[run]·(command:x)'],
    ['[run]( \n command:x)', '[run]·(  \n command:x)'],
    ['[run](&#99;ommand:x)', '[run]·(&#99;ommand:x)'],
    ['[run](<command:x>)', '[run]·(<·command:x>)'],
    ['[run](java\\script:x)', '[run]·(java\\script:x)'],
    [
      '[file](file:///etc/passwd) [rel](../x) [net](//evil.example)',
      '[file]·(file:///etc/passwd) [rel]·(../x) [net]·(//evil.example)',
    ],
    ['[run][1]\n\n[1]: command:x', '[run][1]  \n\n[1]·: command:x'],
    ['> [1]:\ncommand:x', '> [1]·:  \ncommand:x'],
    ['[1]: https://a.example', '[1]: https://a.example'],
    ['![pixel](https://evil.example/x.png)', '!·[pixel](https://evil.example/x.png)'],
    ['[![x](data:image/png,1)](https://a.example)', '[!·[x]·(data:image/png,1)](https://a.example)'],
    [
      '[PEX](https://pex.example/a_(b)) [mail](mailto:a@b.example)',
      '[PEX](https://pex.example/a_(b)) [mail](mailto:a@b.example)',
    ],
    ['*em* **strong** `code` ~~x~~', '*em* **strong** `code` ~~x~~'],
    ['one\ntwo   \n\nthree\n', 'one  \ntwo  \n\nthree  \n'],
    ['a\u202eb\u2066c', 'abc'],
    ['bell\u0007 nul\u0000', 'bell\ufffd nul\ufffd'],
  ])('makes %j harmless', (text, expected) => {
    expect(visible(safeMarkdown(text))).toBe(expected);
  });
});

describe('inline', () => {
  it.each([
    ['Plain - text (with) 1. things #1', 'Plain - text (with) 1. things #1'],
    [
      '*a* _b_ `c` [d](e) <f> |g| ~h~ &amp; !i \\j $(k)',
      '\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\|g\\| \\~h\\~ \\&amp; \\!i \\\\j \\$(k)',
    ],
    [' two\r\n\n lines\t', 'two lines'],
    ['\u202eevil\u202c', 'evil'],
    ['שלום', '‹שלום›'],
    ['مرحبا [x](y)', '‹مرحبا \\[x\\](y)›'],
    ['\u2067\u2066', ''],
    ['a\u0000b\u009cc', 'a\ufffdb\ufffdc'],
    ['', ''],
  ])('shows %j as it is', (text, expected) => {
    expect(visible(inline(text))).toBe(expected);
  });

  it('cuts long text, but no character and no escape in two', () => {
    expect(inline('x'.repeat(300))).toBe(`${'x'.repeat(200)}…`);
    expect(inline(`${'x'.repeat(199)}😀`)).toBe(`${'x'.repeat(199)}…`);
    expect(inline('*'.repeat(300), 3)).toBe('\\*\\*\\*…');
    expect(oneLine(`${' '.repeat(1000)}x`, 10)).toBe('…');
  });

  it('ends on a very long text', () => {
    expect(inline(' '.repeat(10_000_000)).length).toBeLessThan(1000);
  });
});

describe('plainBlock', () => {
  it('keeps lines and shows what looks like Markdown', () => {
    expect(plainBlock('# a\n- b\n1. c\n\n---\n===\n-//x//')).toBe(
      '\\# a  \n\\- b  \n1\\. c  \n  \n\\---  \n\\===  \n-//x//',
    );
  });
});

describe('cut', () => {
  it('leaves out half a surrogate pair', () => {
    expect(cut('a😀', 2)).toBe('a');
    expect(cut('a😀', 3)).toBe('a😀');
  });
});
