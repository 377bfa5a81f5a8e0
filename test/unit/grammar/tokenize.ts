import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

export interface Token {
  readonly text: string;
  /** From the outside in, without the scope of the grammar itself and without its name at their ends. */
  readonly scopes: readonly string[];
}

export interface TokenLine {
  readonly text: string;
  readonly tokens: readonly Token[];
}

export type Language = 'icalendar' | 'speaker-page';

export const syntaxes = new URL('../../../syntaxes/', import.meta.url);

/** The grammar as VS Code runs it: the same engine and the same regular expressions. */
export async function loadGrammar(language: Language): Promise<IGrammar> {
  const registry = new Registry({ onigLib: onigLib(), loadGrammar: async (scope) => readGrammar(scope) });
  const grammar = await registry.loadGrammar(`text.${language}`);
  if (!grammar) throw new Error(`No grammar for ${language}.`);
  return grammar;
}

export function grammarPath(language: Language): URL {
  return new URL(`${language}.tmLanguage.json`, syntaxes);
}

function readGrammar(scope: string): ReturnType<typeof parseRawGrammar> {
  const path = grammarPath(scope.slice('text.'.length) as Language);
  return parseRawGrammar(readFileSync(path, 'utf8'), path.pathname);
}

async function onigLib() {
  const require = createRequire(import.meta.url);
  await loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  return { createOnigScanner, createOnigString };
}

/** Splits at any line ending, as an editor does, and reads the lines one after the other. */
export function tokenize(grammar: IGrammar, language: Language, text: string): TokenLine[] {
  let stack = INITIAL;
  return text.split(/\r\n|\n|\r/).map((line) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    const tokens = result.tokens
      .map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        scopes: scopes.slice(1).map((scope) => withoutSuffix(scope, language)),
      }))
      .filter((token) => token.text !== '');
    return { text: line, tokens };
  });
}

function withoutSuffix(scope: string, language: Language): string {
  return scope.endsWith(`.${language}`) ? scope.slice(0, -language.length - 1) : scope;
}

/**
 * Each line, and below it what each stretch of it is. Spaces are drawn, since a fold is one; the scope that every
 * content line has is left out.
 */
export function listing(lines: readonly TokenLine[]): string {
  return lines.map((line) => `${listingOfLine(line)}\n`).join('');
}

function listingOfLine({ text, tokens }: TokenLine): string {
  const width = Math.min(40, Math.max(0, ...tokens.map((token) => token.text.length)));
  const rows = tokens.map((token) => {
    const scopes = token.scopes.filter((scope) => scope !== 'meta.content-line').join('  ');
    return `    ${visible(token.text).padEnd(width)}  ${scopes}`.trimEnd();
  });
  return [`> ${visible(text)}`.trimEnd(), ...rows].join('\n');
}

function visible(text: string): string {
  return text
    .replace(/ /g, '·')
    .replace(/\t/g, '→')
    .replace(/\uFEFF/g, '<BOM>')
    .replace(/[\x00-\x1F\x7F]/g, (control) => `<${control.charCodeAt(0).toString(16).padStart(2, '0')}>`);
}

export function innermost(token: Token): string {
  return token.scopes.at(-1) ?? '';
}
