/** What the addresses of analyses tell. */
export interface DriversSearch {
  readonly project?: string;
}

/** Reads the address; what it does not understand is left out. */
export function readDriversSearch(search: Readonly<Record<string, unknown>>): DriversSearch {
  return typeof search.project === 'string' ? { project: search.project } : {};
}
