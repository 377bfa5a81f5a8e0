import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

function lines(path: string): string[] {
  return readFileSync(join(root, path), 'utf8').split('\n');
}

/** What an ignore file lets in: files, and folders with all that is in them. */
function letIn(ignoreFile: string): string[] {
  return lines(ignoreFile)
    .filter((line) => line.startsWith('!'))
    .map((line) => line.replace(/^!\/?/, '').replace(/\*\*$/, ''));
}

function isLetIn(allowed: readonly string[], path: string): boolean {
  return allowed.some((each) => each === path || (each.endsWith('/') && path.startsWith(each)));
}

describe.each(['.npmignore', '.vscodeignore'])('the package made by %s', (ignoreFile) => {
  it('has what its README links to', () => {
    const links = [
      ...lines('README.md')
        .join('\n')
        .matchAll(/\]\((?!https?:|#)([^)#]+)/g),
    ];
    const always = ['LICENSE', 'README.md', 'package.json'];
    const missing = links
      .map(([, path]) => path as string)
      .filter((path) => !isLetIn([...letIn(ignoreFile), ...always], path));
    expect(links.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });

  it('has the licences of what is bundled', () => {
    expect(isLetIn(letIn(ignoreFile), 'dist/THIRD-PARTY-NOTICES.txt')).toBe(true);
  });
});
