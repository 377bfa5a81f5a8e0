import {
  ProcessExecution,
  Task,
  TaskPanelKind,
  TaskRevealKind,
  TaskScope,
  tasks,
  type Uri,
  workspace,
} from 'vscode';

/**
 * Runs the command line that comes with the extension on a file, in a terminal. Neither Node nor greenroom
 * need be installed, and no shell has a say in how the path is quoted.
 */
export async function checkInTerminal(cli: string, { fsPath, path }: Uri): Promise<void> {
  const scope = workspace.workspaceFolders ? TaskScope.Workspace : TaskScope.Global;
  const env = { ELECTRON_RUN_AS_NODE: '1' };
  const execution = new ProcessExecution(process.execPath, [cli, 'check', fsPath], { env });
  const task = new Task(
    { type: 'process' },
    scope,
    `greenroom check ${path.slice(path.lastIndexOf('/') + 1)}`,
    'Greenroom',
    execution,
  );
  task.presentationOptions = { reveal: TaskRevealKind.Always, panel: TaskPanelKind.Dedicated, clear: true };
  await tasks.executeTask(task);
}
