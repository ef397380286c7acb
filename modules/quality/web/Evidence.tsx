import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { CriterionAnswer, EvidenceMark } from '../contract.ts';
import { unmarked } from './drafting.ts';
import classes from './Evidence.module.css';
import type { Filling } from './filling.ts';

/** The words of the dialogue on which an answer rests; each leads to its place. */
export function Evidence(props: {
  criterionId: string;
  answer: CriterionAnswer;
  filling: Pick<Filling, 'textOf' | 'onShow'> & Partial<Pick<Filling, 'draft' | 'onChange'>>;
}) {
  const { criterionId, answer, filling } = props;
  const { t } = useWords();
  const { draft, onChange, textOf, onShow } = filling;
  if (answer.evidence.length === 0) return null;
  const remove = (mark: EvidenceMark) => draft && onChange?.(unmarked(draft, criterionId, mark));
  return (
    <ul className={classes.list} aria-label={t('quality.evidence')}>
      {answer.evidence.map((mark) => (
        <li key={`${mark.messageId}${mark.from}-${mark.to}`} className={classes.mark}>
          <button type="button" className={classes.words} onClick={() => onShow(mark)}>
            <UserText text={textOf(mark)} />
          </button>
          {onChange && (
            <ActionIcon
              size="1.25rem"
              aria-label={t('quality.evidence.remove')}
              onClick={() => remove(mark)}
            >
              <IconX size="0.875rem" />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}
