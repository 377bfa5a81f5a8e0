/** Text of a file in a place where `$(name)` would become an icon. */
export function plainLabel(text: string): string {
  return text.replaceAll('$(', '$\u2060(');
}
