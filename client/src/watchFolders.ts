import { type Disposable, type Uri, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  DidChangeWatchedFilesNotification,
  FileChangeType,
} from 'vscode-languageclient';

/**
 * Tells the server of folders that come and go: of one that was unpacked, copied or deleted VS Code often says that, and
 * nothing of the files in it. What something is nobody tells either, so it goes by names: those with a dot in them are files,
 * and the server is told of those that concern it anyway.
 */
export function watchFolders(client: BaseLanguageClient): Disposable[] {
  const watcher = workspace.createFileSystemWatcher('**/*', false, true, false);
  const tell = (type: FileChangeType) => (uri: Uri) => {
    if (!client.isRunning() || !mayBeFolder(uri)) return;
    const changes = [{ uri: client.code2ProtocolConverter.asUri(uri), type }];
    void client.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  };
  return [
    watcher,
    watcher.onDidCreate(tell(FileChangeType.Created)),
    watcher.onDidDelete(tell(FileChangeType.Deleted)),
  ];
}

/** Git and package managers come and go with many names that have no dot. */
function mayBeFolder({ path }: Uri): boolean {
  const [name = '', ...above] = path.split('/').reverse();
  const isInternal = above.some((folder) => folder === '.git' || folder === 'node_modules');
  return !isInternal && !name.slice(1).includes('.');
}
