import { describe, expect, test } from 'vitest';
import { may } from '../contract.ts';
import { permissionsOfRoles, type Role, roles } from './role.ts';

const allowed: Record<Role, readonly (keyof typeof may)[]> = {
  agent: ['read', 'setOwnPresence'],
  lead: ['read', 'setOwnPresence', 'setPresence'],
  evaluator: ['read', 'setOwnPresence'],
  'department-head': ['read', 'setOwnPresence'],
  analyst: ['read', 'setOwnPresence'],
  administrator: ['read', 'setOwnPresence', 'setPresence', 'administer', 'readAudit'],
};

describe.each(roles)('%s', (role) => {
  test.each(Object.entries(may))('has %s as the table says', (key, permission) => {
    const has = permissionsOfRoles(Object.values(may), [role]).has(permission.name);
    expect(has).toBe(allowed[role].some((each) => each === key));
  });
});

test('several roles have what each of them has', () => {
  const programsOnly = { name: 'contacts.import', roles: [] };
  const all = [...Object.values(may), programsOnly];
  const both = permissionsOfRoles(all, ['analyst', 'lead']);
  expect(both).toEqual(new Set(['staff.read', 'staff.setOwnPresence', 'staff.setPresence']));
  expect(permissionsOfRoles(all, [])).toEqual(new Set());
});
