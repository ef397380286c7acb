import { isId } from '#kernel/id.ts';
import { type PersonState, personState } from '../../core/person.ts';
import { type Role, role } from '../../core/role.ts';

/** Which people are listed; it stands in the address. */
export interface Filters {
  readonly search?: string;
  readonly role?: Role;
  readonly state?: PersonState;
  readonly team?: string;
}

/** Reads the filters of an address; what makes no sense is left out. */
export function readFilters(search: Record<string, unknown>): Filters {
  const text = typeof search.search === 'string' ? search.search.trim() : '';
  const asked = { role: role.safeParse(search.role), state: personState.safeParse(search.state) };
  const team = typeof search.team === 'string' && isId(search.team) ? search.team : undefined;
  return {
    ...(text && { search: text }),
    ...(asked.role.success && { role: asked.role.data }),
    ...(asked.state.success && { state: asked.state.data }),
    ...(team && { team }),
  };
}
