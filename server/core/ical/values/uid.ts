/** `talk@example.org` becomes `talk-2@example.org`, as pretalx tells the slots of one talk apart. */
export function withNumber(uid: string, number: number): string {
  const at = uid.lastIndexOf('@');
  const end = at < 0 ? uid.length : at;
  return `${uid.slice(0, end)}-${number}${uid.slice(end)}`;
}
