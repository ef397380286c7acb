import type { WordId } from '#platform/web/words.ts';

/** The pages about the people of the centre. */
export const peoplePages = [
  { to: '/people', label: 'staff.people' },
  { to: '/people/teams', label: 'staff.teams' },
  { to: '/people/skills', label: 'staff.skills' },
  { to: '/people/sign-in', label: 'staff.policy' },
  { to: '/people/keys', label: 'staff.keys' },
  { to: '/people/audit', label: 'staff.audit' },
] as const satisfies readonly { to: string; label: WordId }[];
