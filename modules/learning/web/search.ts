import { concern } from '../contract.ts';

/** What the address of the concerns tells: which are listed, and the one that is read. */
export interface ConcernsSearch {
  readonly project?: string;
  readonly state?: (typeof concern.shape.state.options)[number];
  readonly source?: (typeof concern.shape.source.options)[number];
  readonly department?: string;
  readonly reason?: string;
  readonly concern?: string;
}

/** Reads the address; what it does not understand is left out. */
export function readConcernsSearch(search: Readonly<Record<string, unknown>>): ConcernsSearch {
  const { department, reason, concern: chosen } = search;
  const state = concern.shape.state.safeParse(search.state).data;
  const source = concern.shape.source.safeParse(search.source).data;
  return {
    ...readProject(search),
    ...(state && { state }),
    ...(source && { source }),
    ...(typeof department === 'string' && { department }),
    ...(typeof reason === 'string' && { reason }),
    ...(typeof chosen === 'string' && { concern: chosen }),
  };
}

/** Of which project a page tells. */
export function readProject({ project }: Readonly<Record<string, unknown>>): { project?: string } {
  return typeof project === 'string' ? { project } : {};
}
