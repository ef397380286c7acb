import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { isEvent } from '#kernel/event.ts';
import { autoAnswered } from '#modules/routing/contract.ts';
import { useLive } from '#platform/web/live.ts';
import { useMe } from '#platform/web/me.ts';
import { useWords } from '#platform/web/words.ts';
import { ring } from './ringing.ts';

/** Tells me of what was accepted for me. It opens by itself, unless I have another conversation
 *  open: what I type there must not go to somebody else. */
export function useAutoAnswers(openConversationId: string | undefined): void {
  const { t } = useWords();
  const me = useMe();
  const navigate = useNavigate();
  useLive([`person:${me.id}`], (event) => {
    if (!isEvent(event, autoAnswered) || event.data.agentId !== me.id) return;
    ring();
    notifications.show({ message: t('desk.auto-answered') });
    const { projectId, data } = event;
    if (openConversationId !== undefined || projectId === null) return;
    const params = { projectId, conversationId: data.conversationId };
    void navigate({ to: '/desk/$projectId/$conversationId', params });
  });
}
