import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconCircleCheck,
  IconCircleDashed,
  IconHelpCircle,
  IconPencil,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { displayOf } from '#modules/knowledge/core/guide/display.ts';
import type { GuideDetail } from '#modules/knowledge/core/guide/guide.ts';
import type { DetailReading } from '#modules/knowledge/core/guide/read-dialogue.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { useConversation } from '../use-conversation.ts';
import classes from './Guide.module.css';
import { showSaid } from './show-said.ts';
import { ValueForm } from './ValueForm.tsx';

type Standing = 'missing' | 'to-confirm' | 'sure' | 'confirmed' | 'contradicted';

const signs = {
  missing: IconCircleDashed,
  'to-confirm': IconHelpCircle,
  sure: IconCheck,
  confirmed: IconCircleCheck,
  contradicted: IconAlertTriangle,
} as const satisfies Record<Standing, unknown>;

/** One detail: what is known of it. A press shows where it was said, or lets it be written. */
export function GuideDetailRow(props: {
  item: ConversationItem;
  detail: GuideDetail;
  reading: DetailReading;
  isMine: boolean;
  onSet: (value: string | null) => void;
}) {
  const { item, detail, reading, isMine, onSet } = props;
  const { t, language } = useWords();
  const [isEditing, setIsEditing] = useState(false);
  const messages = useConversation(item.projectId, item.id).data?.messages;
  const { value, where } = reading;
  const standing = standingOf(reading);
  const Sign = signs[standing];
  const said = where && messages?.find(({ id }) => id === where.messageId);
  const open = () => {
    if (where && said) showSaid(where, said.body);
    else if (isMine) setIsEditing(true);
  };
  const name = detail.names[language];
  const set = (next: string | null) => {
    setIsEditing(false);
    onSet(next);
  };
  return (
    <li className={classes.detail} data-standing={standing}>
      <UnstyledButton className={classes.row} onClick={open}>
        <Sign size="0.9375rem" stroke={1.7} className={classes.sign} aria-hidden />
        <span className={classes.name}>
          <UserText text={name} />
          {detail.isRequired && value === null && (
            <span className={classes.required}>{t('desk.guide.required')}</span>
          )}
        </span>
        <span className={classes.value}>
          {value === null ? (
            t(`desk.guide.state.${standing}`)
          ) : (
            <>
              <UserText text={displayOf(detail, value, language)} />
              <span className={classes.standing}>
                {t(`desk.guide.state.${standing}`)}
                {reading.source === 'orders' && ` · ${t('desk.guide.from-orders')}`}
              </span>
            </>
          )}
        </span>
      </UnstyledButton>
      {isMine && value !== null && !reading.isSure && (
        <RowAction label={t('desk.guide.confirm', { name })} onPress={() => set(value)}>
          <IconCheck size="0.875rem" />
        </RowAction>
      )}
      {isMine && (
        <RowAction label={t('desk.guide.edit', { name })} onPress={() => setIsEditing(!isEditing)}>
          <IconPencil size="0.875rem" />
        </RowAction>
      )}
      {isEditing && (
        <ValueForm detail={detail} value={value} onSet={set} onCancel={() => setIsEditing(false)} />
      )}
    </li>
  );
}

function RowAction(props: { label: string; onPress: () => void; children: React.ReactNode }) {
  const { label, onPress, children } = props;
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" variant="subtle" color="gray" aria-label={label} onClick={onPress}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function standingOf({ state, isSure }: DetailReading): Standing {
  return state === 'found' ? (isSure ? 'sure' : 'to-confirm') : state;
}
