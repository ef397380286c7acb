import { Button } from '@mantine/core';
import { IconCornerDownLeft } from '@tabler/icons-react';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { questionOf } from '#modules/knowledge/core/guide/display.ts';
import type { Guide } from '#modules/knowledge/core/guide/guide.ts';
import type { DialogueReading } from '#modules/knowledge/core/guide/read-dialogue.ts';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { useMe } from '#platform/web/me.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { addToReply } from '../use-draft.ts';
import classes from './Guide.module.css';

/** The next question, in the language of the dialogue, and the key that writes it. */
export function NextQuestion(props: {
  item: ConversationItem;
  guide: Guide;
  reading: DialogueReading;
}) {
  const { item, guide, reading } = props;
  const { t } = useWords();
  const { next } = reading;
  const detail = guide.details.find(({ key }) => key === next?.key);
  if (!next || !detail) {
    const isWaiting = reading.details.some(({ isSure }) => !isSure);
    return <p className={classes.quiet}>{t(isWaiting ? 'desk.guide.waits' : 'desk.guide.all')}</p>;
  }
  const { language } = item;
  const question = questionOf(detail, { value: next.value, language });
  return <Ask item={item} question={question} />;
}

function Ask({ item, question }: { item: ConversationItem; question: string }) {
  const { t } = useWords();
  const me = useMe();
  const ask = () => addToReply({ personId: me.id, conversationId: item.id }, question);
  useKeys([{ keys: 'alt+q', label: 'desk.guide.ask', run: ask, isAlways: true }]);
  return (
    <div className={classes.next}>
      <UserText className={classes.question} text={question} />
      <Button
        size="compact-xs"
        leftSection={<IconCornerDownLeft size="0.75rem" />}
        rightSection={<KeyHint keys="alt+q" />}
        onClick={ask}
      >
        {t('desk.guide.ask')}
      </Button>
    </div>
  );
}
