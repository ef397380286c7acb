import { Tabs } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { Suspense, useState } from 'react';
import { useMessagePreview } from '#modules/channels/chat/web/index.ts';
import type { ConversationView } from '#modules/contacts/contract.ts';
import { KnowledgePane } from '#modules/knowledge/web/index.ts';
import { useKeys } from '#platform/web/keys.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMe } from '#platform/web/me.ts';
import { useWords } from '#platform/web/words.ts';
import { askedIn } from './asked.ts';
import { CustomerPane } from './CustomerPane.tsx';
import classes from './SidePane.module.css';
import { useAbout } from './use-about.ts';
import { useConversation } from './use-conversation.ts';
import { addToReply } from './use-draft.ts';

type Side = 'customer' | 'knowledge';

/** The right column: who the customer is, and what is known about his question. onAsk: hears that a
 *  key asks for the search; onAnswer: that something was put into the answer. */
export function SidePane(props: {
  projectId: string;
  conversationId: string;
  onAsk: () => void;
  onAnswer: () => void;
}) {
  const { onAsk, onAnswer, ...which } = props;
  const { t } = useWords();
  const [side, setSide] = useLocalStorage<Side>({
    key: 'heed.desk.side',
    defaultValue: 'customer',
  });
  const [asked, setAsked] = useState(0);
  useKeys([
    {
      keys: 'alt+k',
      label: 'desk.knowledge.search',
      isAlways: true,
      run: () => {
        setSide('knowledge');
        setAsked(asked + 1);
        onAsk();
      },
    },
  ]);
  return (
    <Tabs
      value={side}
      onChange={(next) => setSide(next === 'knowledge' ? 'knowledge' : 'customer')}
      keepMounted={false}
      classNames={{ root: classes.root ?? '', panel: classes.panel ?? '' }}
    >
      <Tabs.List grow>
        <Tabs.Tab value="customer">{t('desk.customer')}</Tabs.Tab>
        <Tabs.Tab value="knowledge">{t('desk.knowledge')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="customer">
        <CustomerPane {...which} />
      </Tabs.Panel>
      <Tabs.Panel value="knowledge">
        <Suspense fallback={<LoadingLines lines={4} />}>
          <Knowledge {...which} asked={asked} onAnswer={onAnswer} />
        </Suspense>
      </Tabs.Panel>
    </Tabs>
  );
}

function Knowledge(props: {
  projectId: string;
  conversationId: string;
  asked: number;
  onAnswer: () => void;
}) {
  const { projectId, conversationId, asked, onAnswer } = props;
  const me = useMe();
  const view = useConversation(projectId, conversationId).data;
  if (!view) return <LoadingLines lines={4} />;
  return (
    <Suggestions
      key={conversationId}
      view={view}
      asked={asked}
      onInsert={(text) => {
        addToReply({ personId: me.id, conversationId }, text);
        onAnswer();
      }}
    />
  );
}

function Suggestions(props: {
  view: ConversationView;
  asked: number;
  onInsert: (text: string) => void;
}) {
  const { view, asked, onInsert } = props;
  const { projectId, id: conversationId, language } = view.item;
  const words = askedIn(view.messages);
  const writing = useMessagePreview(conversationId);
  const about = useAbout(view);
  const helped = { projectId, conversationId, language, words, writing, about };
  return <KnowledgePane helped={helped} asked={asked} onInsert={onInsert} />;
}
