/** The core as one module, with `checkBytes` and `runExample` of the command line. */
export function loadCore(): Promise<Readonly<Record<string, unknown>>>;
