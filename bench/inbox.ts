import {
  contactsModule,
  listConversations,
  openConversation,
} from '#modules/contacts/server/index.ts';
import { type Actor, systemActor } from '#platform/context.ts';
import { openFilledCentre } from './filled-centre.ts';
import { type Cost, measure, round } from './measure.ts';

const readers = 4;
const pageSize = 50;
const smallCentre = 10_000;

/** One page of the project's list and one opened conversation, as an agent under row-level
 *  security, in a centre of this size and in one of 10,000 contacts in the same run. */
export async function inbox(options: { contacts: number; seconds: number }): Promise<object> {
  const small = await look(smallCentre, options.seconds);
  const large =
    options.contacts === smallCentre ? small : await look(options.contacts, options.seconds);
  return {
    contacts: options.contacts,
    list: large.list,
    open: large.open,
    listGrowth: growth(large.list, small.list),
    openGrowth: growth(large.open, small.open),
  };
}

async function look(contacts: number, seconds: number): Promise<{ list: Cost; open: Cost }> {
  const filled = await openFilledCentre(contacts);
  try {
    const { centre, projectId, postmasterPid, agentIds } = filled;
    const actor: Actor = {
      id: agentIds[0] ?? '',
      kind: 'person',
      permissions: new Set(Object.values(contactsModule.permissions ?? {}).map(({ name }) => name)),
      scope: [projectId],
    };
    const { items } = await centre.database.run(systemActor, (ctx) =>
      listConversations(ctx, { projectId, state: 'all', limit: 200 }),
    );
    let turn = 0;
    const list = await measure({
      writers: readers,
      seconds,
      postmasterPid,
      deed: () =>
        centre.database.run(actor, (ctx) =>
          listConversations(ctx, { projectId, state: 'open', limit: pageSize }),
        ),
    });
    const open = await measure({
      writers: readers,
      seconds,
      postmasterPid,
      deed: () => {
        turn = (turn + 1) % items.length;
        const id = items[turn]?.id ?? '';
        return centre.database.run(actor, (ctx) => openConversation(ctx, { projectId, id }));
      },
    });
    return { list, open };
  } finally {
    await filled.close();
  }
}

function growth(large: Cost, small: Cost): number {
  const cpu = ({ clientCpuMs, databaseCpuMs }: Cost) => clientCpuMs + databaseCpuMs;
  return round(cpu(large) / cpu(small));
}
