import { parseArgs } from 'node:util';
import type { ProfileName } from '../core/index.ts';

/** What the user asked of the command line. */
export type Command =
  | { readonly name: 'help'; readonly topic: HelpTopic | undefined }
  | { readonly name: 'version' }
  | { readonly name: 'lsp' }
  | { readonly name: 'misuse'; readonly message: string }
  | { readonly name: 'rules'; readonly format: ListFormat }
  | { readonly name: 'explain'; readonly rule: string }
  | CheckCommand
  | ExportCommand;

const helpTopics = ['check', 'export', 'rules', 'explain'] as const;
export type HelpTopic = (typeof helpTopics)[number];

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
  /** Say how long each rule took. */
  readonly timing: boolean;
}

export interface ExportCommand {
  readonly name: 'export';
  /** As given. None is the current folder. */
  readonly paths: readonly string[];
  readonly format: ExportFormat;
  /** The file to write; undefined for standard output. */
  readonly output: string | undefined;
  /** Only this day, `2027-05-14`. */
  readonly day: string | undefined;
}

const exportFormats = ['html', 'ics', 'svg', 'json', 'xml'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const formats = ['text', 'json', 'sarif', 'github', 'junit'] as const;
export type Format = (typeof formats)[number];

const listFormats = ['text', 'json'] as const;
export type ListFormat = (typeof listFormats)[number];

/** By name, so that none can be forgotten. To ask the core for them would load it, also for `lsp` and `--version`. */
const profiles: Readonly<Record<ProfileName, true>> = { editor: true, publish: true, strict: true };

const helpOption = { type: 'boolean', short: 'h', default: false } as const;

const checkOptions = {
  format: { type: 'string', default: 'text' },
  fix: { type: 'boolean', default: false },
  profile: { type: 'string' },
  'max-warnings': { type: 'string' },
  timing: { type: 'boolean', default: false },
  help: helpOption,
} as const;

const exportOptions = {
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  day: { type: 'string' },
  help: helpOption,
} as const;

/** Reads the arguments after the program's name. Never throws: what makes no sense is a `misuse`. */
export function readArguments(argv: readonly string[]): Command {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    return { name: 'help', topic: helpTopics.find((topic) => topic === rest[0]) };
  }
  if (first === '--version' || first === '-v') return { name: 'version' };
  if (first === 'lsp') return { name: 'lsp' };
  if (first === 'check') return orMisuse(() => readCheck(rest));
  if (first === 'export') return orMisuse(() => readExport(rest));
  if (first === 'rules') return orMisuse(() => readRules(rest));
  if (first === 'explain') return orMisuse(() => readExplain(rest));
  return misuse(`There is no command "${first}"`);
}

/** Node's parser throws where an option is not one of those it was told. */
function orMisuse(read: () => Command): Command {
  try {
    return read();
  } catch (error) {
    return misuse(error instanceof Error ? (error.message.split('. ')[0] as string) : String(error));
  }
}

function readRules(args: string[]): Command {
  const options = { format: { type: 'string', default: 'text' }, help: helpOption } as const;
  const { values } = parseArgs({ args, options });
  if (values.help) return { name: 'help', topic: 'rules' };
  const format = listFormats.find((one) => one === values.format);
  if (!format) return misuse(`--format takes ${listFormats.join(' or ')}, not "${values.format}"`);
  return { name: 'rules', format };
}

function readExplain(args: string[]): Command {
  const { values, positionals } = parseArgs({ args, options: { help: helpOption }, allowPositionals: true });
  if (values.help) return { name: 'help', topic: 'explain' };
  const [rule, ...others] = positionals;
  if (rule === undefined || others.length > 0) return misuse('"explain" takes the id of one rule');
  return { name: 'explain', rule };
}

function readCheck(args: string[]): Command {
  const { values, positionals } = parseArgs({ args, options: checkOptions, allowPositionals: true });
  if (values.help) return { name: 'help', topic: 'check' };
  const format = formats.find((one) => one === values.format);
  if (!format) return misuse(`--format takes ${formats.join(', ')}, not "${values.format}"`);
  const { profile } = values;
  if (profile !== undefined && !isProfile(profile)) {
    return misuse(`--profile takes ${Object.keys(profiles).join(', ')}, not "${profile}"`);
  }
  const limit = values['max-warnings'];
  if (limit !== undefined && !/^\d+$/.test(limit)) {
    return misuse(`--max-warnings takes a whole number, not "${limit}"`);
  }
  const maxWarnings = limit === undefined ? undefined : Number(limit);
  return {
    name: 'check',
    paths: positionals,
    format,
    fix: values.fix,
    profile,
    maxWarnings,
    timing: values.timing,
  };
}

function isProfile(name: string): name is ProfileName {
  return Object.hasOwn(profiles, name);
}

/** The format is what was asked for, else what the name of the file says, else a page. */
function readExport(args: string[]): Command {
  const { values, positionals } = parseArgs({ args, options: exportOptions, allowPositionals: true });
  if (values.help) return { name: 'help', topic: 'export' };
  const { output, day } = values;
  const asked = values.format ?? output?.split('.').at(-1)?.toLowerCase() ?? 'html';
  const format = exportFormats.find((one) => one === asked);
  if (!format) return misuse(`--format takes ${exportFormats.join(', ')}, not "${asked}"`);
  if (day !== undefined && !/^\d{4}-\d\d-\d\d$/.test(day)) {
    return misuse(`--day takes a date such as 2027-05-14, not "${day}"`);
  }
  return { name: 'export', paths: positionals, format, output, day };
}

function misuse(message: string): Command {
  return { name: 'misuse', message };
}
