import { minuteMs, secondMs } from '#kernel/time.ts';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { listConversations } from '#modules/contacts/server/index.ts';
import type { OpenTalk } from '../open-talks.ts';
import type { ProjectRoster } from '../roster.ts';
import type { Life } from './life.ts';
import { code, goOn, tidyUp } from './talking.ts';

const maximumItems = 200;
/** Talks that nobody remembers are brought to an end one by one, within so long. */
const tidyWithinMs = 15 * minuteMs;

/** Agents go on with the talks that are open when life begins.
 *  remembered: how history left them. */
export async function resumeTalks(life: Life, remembered: readonly OpenTalk[]): Promise<void> {
  for (const project of life.roster.projects) {
    const { items } = await life.act('heed', (ctx) =>
      listConversations(ctx, { projectId: project.id, state: 'open', limit: maximumItems }),
    );
    const known = new Map(remembered.map((talk) => [talk.contactId, talk]));
    for (const item of items) resume(life, { project, item, known: known.get(item.contactId) });
  }
}

function resume(
  life: Life,
  {
    project,
    item,
    known,
  }: { project: ProjectRoster; item: ConversationItem; known: OpenTalk | undefined },
): void {
  const { id: conversationId, contactId, channel, agentId, state } = item;
  if (known) {
    const { script, nextTurn } = known;
    const talk = {
      ...{ project, channel, conversationId, contactId, script, nextTurn, agentId },
      ...{ casting: null, beganAtMs: Date.now() },
      ...{ speaker: null, isPlayed: true, messageIds: [] },
    };
    life.talks.add(talk);
    if (state === 'talk' || state === 'interrupted') goOn(life, talk);
    if (state === 'wrap-up' && agentId) code(life, talk, agentId);
    return;
  }
  const isOpen = state === 'talk' || state === 'interrupted' || state === 'wrap-up';
  const isAbandoned = channel === 'chat' && isOpen;
  if (!agentId || !isAbandoned) return;
  const which = { projectId: project.id, contactId, conversationId, agentId };
  life.hourglass.later(life.between(20 * secondMs, tidyWithinMs), () =>
    tidyUp(life, { ...which, isNew: false }),
  );
}
