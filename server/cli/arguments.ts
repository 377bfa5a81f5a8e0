import { parseArgs } from 'node:util';
import { isProfileName, type ProfileName, profileNames } from '../core/index.ts';

/** What the user asked of the command line. */
export type Command =
  | { readonly name: 'help'; readonly topic: 'check' | undefined }
  | { readonly name: 'version' }
  | { readonly name: 'lsp' }
  | { readonly name: 'misuse'; readonly message: string }
  | CheckCommand;

export interface CheckCommand {
  readonly name: 'check';
  /** As given; `-` is standard input. None is the current folder. */
  readonly paths: readonly string[];
  readonly format: Format;
  readonly fix: boolean;
  /** Undefined: each schedule's own. */
  readonly profile: ProfileName | undefined;
  /** Undefined: any number of warnings is allowed. */
  readonly maxWarnings: number | undefined;
}

export const formats = ['text', 'json'] as const;
export type Format = (typeof formats)[number];

const checkOptions = {
  format: { type: 'string', default: 'text' },
  fix: { type: 'boolean', default: false },
  profile: { type: 'string' },
  'max-warnings': { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads the arguments after the program's name. Never throws: what makes no sense is a `misuse`. */
export function readArguments(argv: readonly string[]): Command {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    return { name: 'help', topic: rest[0] === 'check' ? 'check' : undefined };
  }
  if (first === '--version' || first === '-v') return { name: 'version' };
  if (first === 'lsp') return { name: 'lsp' };
  if (first === 'check') return readCheck(rest);
  return misuse(`There is no command "${first}"`);
}

function readCheck(args: string[]): Command {
  try {
    const { values, positionals } = parseArgs({ args, options: checkOptions, allowPositionals: true });
    if (values.help) return { name: 'help', topic: 'check' };
    const format = formats.find((one) => one === values.format);
    if (!format) return misuse(`--format takes ${formats.join(' or ')}, not "${values.format}"`);
    const { profile } = values;
    if (profile !== undefined && !isProfileName(profile)) {
      return misuse(`--profile takes ${profileNames.join(', ')}, not "${profile}"`);
    }
    const limit = values['max-warnings'];
    if (limit !== undefined && !/^\d+$/.test(limit)) {
      return misuse(`--max-warnings takes a whole number, not "${limit}"`);
    }
    const maxWarnings = limit === undefined ? undefined : Number(limit);
    return { name: 'check', paths: positionals, format, fix: values.fix, profile, maxWarnings };
  } catch (error) {
    return misuse(error instanceof Error ? (error.message.split('. ')[0] as string) : String(error));
  }
}

function misuse(message: string): Command {
  return { name: 'misuse', message };
}
