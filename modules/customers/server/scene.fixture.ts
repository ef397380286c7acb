import { type Id, newId } from '#kernel/id.ts';
import { createProject } from '#modules/projects/server/index.ts';
import { createPerson } from '#modules/staff/server/index.ts';
import type { Actor } from '#platform/context.ts';
import type { TestCentre } from '#tests/centre.ts';
import type { CustomerCard } from '../contract.ts';
import { customerCard } from './customers.ts';
import { type IdentityGiven, type Recognised, recognise } from './recognise.ts';

/** A project of its own, and the people who may do things with its customers. */
export interface Scene {
  readonly projectId: Id;
  readonly agent: Actor;
  readonly lead: Actor;
  readonly administrator: Actor;
  /** Somebody comes: `email a@x.org`, `~email a@x.org` when he merely claims it. */
  readonly comes: (identities: string, name?: string) => Promise<Recognised>;
  /** Makes a colleague whom a customer may not want to meet. */
  readonly colleague: (name: string) => Promise<Id>;
  readonly card: (customerId: Id) => Promise<CustomerCard>;
}

/** Sets a scene in a test centre. */
export async function openScene(centre: TestCentre): Promise<Scene> {
  const key = `p-${newId().slice(-12)}`;
  const { id: projectId } = await centre.runAsSystem((ctx) =>
    createProject(ctx, { key, name: 'Почта', clientName: null, language: 'ru', colour: 'teal' }),
  );
  const actorOf = (role: string) => centre.actor({ roles: [role], projectIds: [projectId] });
  return {
    projectId,
    agent: actorOf('agent'),
    lead: actorOf('lead'),
    administrator: actorOf('administrator'),
    comes: (identities, name) =>
      centre.runAsSystem((ctx) =>
        recognise(ctx, { projectId, name, identities: identities.split(', ').map(identityOf) }),
      ),
    colleague: (name) =>
      centre.runAsSystem((ctx) =>
        createPerson(ctx, { name, email: `${newId()}@x.org`, language: 'ru', roles: ['agent'] }),
      ),
    card: (customerId) => centre.runAsSystem((ctx) => customerCard(ctx, { projectId, customerId })),
  };
}

function identityOf(text: string): IdentityGiven {
  const [, claim, kind, value = ''] = /^(~?)(external|email|phone|visitor) (.*)$/.exec(text) ?? [];
  if (kind !== 'external' && kind !== 'email' && kind !== 'phone' && kind !== 'visitor') {
    throw new Error(`Not an identity: ${text}`);
  }
  return { kind, value, isVerified: claim === '' };
}
