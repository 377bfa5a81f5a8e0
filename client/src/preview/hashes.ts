/**
 * Runs a pure function that needs SHA-256 at once. What both a browser and Node have gives it only later: so the function runs
 * twice, first to find out which texts it wants hashed, then with their hashes.
 */
export async function withHashes<Result>(
  encoding: 'hex' | 'base64',
  run: (hash: (text: string) => string) => Result,
): Promise<Result> {
  const texts = new Set<string>();
  run((text) => {
    texts.add(text);
    return '';
  });
  const hashes = new Map<string, string>();
  for (const text of texts) hashes.set(text, await sha256(text, encoding));
  return run((text) => hashes.get(text) ?? '');
}

async function sha256(text: string, encoding: 'hex' | 'base64'): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  if (encoding === 'base64') return btoa(String.fromCharCode(...bytes));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
