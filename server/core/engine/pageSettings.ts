/** What greenroom.json says of how speaker pages are written. */
export interface PageSettings {
  /** The order of dates such as `8/12/2017`; undefined for what the dates themselves tell. */
  readonly dateOrder: 'month-first' | 'day-first' | undefined;
  /** The most characters of a title or a name. */
  readonly titleLength: number;
  /** The most characters of a Description. */
  readonly descriptionLength: number;
  /** The most words of an Abstract; undefined for no limit. */
  readonly abstractWords: number | undefined;
}

/** What holds where nobody configured anything: Symposion's limits. */
export const defaultPageSettings: PageSettings = {
  dateOrder: undefined,
  titleLength: 100,
  descriptionLength: 400,
  abstractWords: undefined,
};
