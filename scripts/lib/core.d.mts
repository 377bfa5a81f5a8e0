/** The core as one module, with what scripts need of the command line. */
export type Core = Readonly<Record<string, unknown>>;

export function loadCore(): Promise<Core>;
