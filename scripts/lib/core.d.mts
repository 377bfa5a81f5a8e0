/** The core as one module, with what scripts need of the command line. */
export function loadCore(): Promise<Readonly<Record<string, unknown>>>;
