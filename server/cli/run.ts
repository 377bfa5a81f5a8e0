import { type HelpTopic, readArguments } from './arguments.ts';
import { type CommandIo, ExitCode } from './commandIo.ts';
import { checkHelp, explainHelp, exportHelp, generalHelp, rulesHelp } from './help.ts';

/**
 * Runs the program with the arguments after its name; gives the exit code. What only some commands need is loaded
 * when one of them is run: most of the time that a small check takes would be spent reading the rest.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const command = readArguments(argv);
  switch (command.name) {
    case 'help':
      io.writeOut(command.topic ? helpOn[command.topic] : generalHelp);
      return ExitCode.ok;
    case 'version':
      io.writeOut(`${io.version}\n`);
      return ExitCode.ok;
    case 'lsp':
      await io.serve();
      return ExitCode.ok;
    case 'misuse':
      io.writeError(`greenroom: ${command.message}. See "greenroom --help"\n`);
      return ExitCode.misuse;
    case 'rules':
      return (await import('./describeRules.ts')).listRules(command.format, io);
    case 'explain':
      return (await import('./describeRules.ts')).explain(command.rule, io);
    case 'check':
      return (await import('./check.ts')).check(command, io);
    case 'export':
      return (await import('./exportSchedule.ts')).exportSchedule(command, io);
  }
}

const helpOn: Readonly<Record<HelpTopic, string>> = {
  check: checkHelp,
  export: exportHelp,
  rules: rulesHelp,
  explain: explainHelp,
};
