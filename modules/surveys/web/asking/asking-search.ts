/** What the address of the page about asking tells. */
export interface AskingSearch {
  readonly project?: string;
}

/** Reads the address; what it does not understand is left out. */
export function readAskingSearch({ project }: Readonly<Record<string, unknown>>): AskingSearch {
  return typeof project === 'string' ? { project } : {};
}
