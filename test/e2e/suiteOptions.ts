/** What `scripts/e2e.mjs` tells a suite, through one environment variable because the suites run in other processes. */
export interface SuiteOptions {
  /** The file that gets the counts, as JSON. */
  readonly resultFile: string;
  /** Where a suite inside the extension host writes what Mocha says. */
  readonly reportFile: string;
  /** The repository's fixtures. Read them, never open them for writing: that is what a workspace of copies is for. */
  readonly fixtures: string;
  /** A folder of this run's own, opened as the workspace. */
  readonly workspace: string;
  /** Runs only the tests whose full title has this text. */
  readonly grep?: string;
}

/** What the tests that drive the page from outside need on top. */
export interface PageOptions extends SuiteOptions {
  /** Addresses of the workbench as a user has it, and with the extension in the web worker. Without folder. */
  readonly hosts: { readonly user: string; readonly web: string };
  /** The unpacked extension without its `main`, which therefore has to run in the web worker. */
  readonly webExtension: string;
  readonly browser: string;
  readonly browserArguments: readonly string[];
  /** Where to write screenshots; git ignores it. */
  readonly screenshots: string;
}

const variable = 'GREENROOM_E2E';

/** Reads the options, which are as `scripts/e2e.mjs` wrote them. */
export function readSuiteOptions<T extends SuiteOptions = SuiteOptions>(): T {
  const text = process.env[variable];
  if (!text) throw new Error(`${variable} is not set: start these tests with \`npm run test:e2e\`.`);
  return JSON.parse(text) as T;
}
