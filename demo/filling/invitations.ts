import { sql } from 'kysely';
import type { Centre } from '#app/centre.ts';
import { present } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import type { Invitation } from '#modules/surveys/contract.ts';
import { sendSurveysBy, surveysModule } from '#modules/surveys/server/index.ts';
import { systemActor } from '#platform/context.ts';

const jobName = 'surveys.mail-invitation';

/** The postman of history: he writes the invitations that were ordered, and hands each link over
 *  to its customer. */
export interface Postman {
  readonly expect: (invitation: Invitation) => void;
  /** Between two transactions: writes what was ordered in the one before. */
  readonly deliver: (hand: (invitation: Invitation, token: string) => void) => Promise<void>;
}

/** Takes the mails of surveys upon himself, for this whole program or thread. */
export function openPostman({ config, database, live, log }: Centre, projectId: Id): Postman {
  const expected = new Map<Id, Invitation>();
  const written = new Map<Id, string>();
  const services = { config, database, live, log };
  const writer = present(
    surveysModule.jobs?.(services).find((handler) => handler.definition.name === jobName),
    jobName,
  );
  sendSurveysBy(async (_ctx, { contactId, link }) => {
    if (contactId) written.set(contactId, link.slice(link.lastIndexOf('/') + 1));
  });
  return {
    expect: (invitation) => {
      const { channel, contactId } = invitation;
      if (channel === 'email' && contactId) expected.set(contactId, invitation);
    },
    deliver: async (hand) => {
      if (expected.size === 0) return;
      const { rows: jobs } = await database.run(systemActor, (ctx) =>
        sql<{ id: Id; data: unknown }>`
          delete from platform.job where name = ${jobName} and data->>'projectId' = ${projectId}
          returning id, data`.execute(ctx.tx),
      );
      for (const { id, data } of jobs) await writer.work({ id, data, attempt: 1 });
      for (const [contactId, token] of written) {
        const invitation = expected.get(contactId);
        if (invitation) hand(invitation, token);
      }
      expected.clear();
      written.clear();
    },
  };
}
