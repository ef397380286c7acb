import { expect, it } from 'vitest';
import type { HeedEvent } from '#kernel/event.ts';
import { type ConversationItem, contactMoved, contactOpened } from '../contract.ts';
import { applyToMine } from './live.ts';

const at = (seconds: number) => `2026-03-02T09:00:0${seconds}.000Z`;

const item: ConversationItem = {
  ...{ id: 'c', projectId: 'p', caseId: 'k', contactId: 'o', customerId: 'u' },
  ...{ customerName: 'Анна', channel: 'chat', subject: '', language: 'ru', queueId: 'q' },
  ...{ state: 'talk', stateSince: at(5), agentId: 'me', mergedIntoId: null },
  ...{ lastMessageAt: at(1), lastMessagePreview: 'Где посылка?', lastAuthorKind: 'customer' },
  customerReadAt: null,
};

const telling = (name: string, changes: Partial<ConversationItem>): HeedEvent => ({
  ...{ id: 'e', name, projectId: 'p', subjectId: 'o', actorId: 'a', occurredAt: at(5) },
  data: { item: { ...item, ...changes } },
});

it('what happened before is no news to who knows of later things', () => {
  const opened = telling(contactOpened.name, {
    ...{ state: 'queue', stateSince: at(1), agentId: null },
  });
  expect(applyToMine([item], opened, 'me')).toEqual([item]);
});

it('what happened since is', () => {
  const taken = telling(contactMoved.name, { stateSince: at(7), agentId: 'another' });
  expect(applyToMine([item], taken, 'me')).toEqual([]);
  const moved = telling(contactMoved.name, { stateSince: at(7), state: 'wrap-up' });
  expect(applyToMine([item], moved, 'me')).toMatchObject([{ state: 'wrap-up' }]);
});
