import * as vscode from 'vscode';

/** Files that exist nowhere but here: what an extension for a repository on a web site or an archive provides. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changes.event;

  /** Puts a file there; paths are absolute. */
  put(path: string, bytes: Uint8Array): void {
    this.#files.set(path, bytes);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const bytes = this.#files.get(uri.path);
    if (!bytes) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    this.#files.set(uri.path, bytes);
    this.#changes.fire([{ uri, type: vscode.FileChangeType.Changed }]);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const now = Date.now();
    if (uri.path === '/') return { type: vscode.FileType.Directory, ctime: now, mtime: now, size: 0 };
    return { type: vscode.FileType.File, ctime: now, mtime: now, size: this.readFile(uri).length };
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.#files.keys()].map((path) => [path.slice(1), vscode.FileType.File]);
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}
