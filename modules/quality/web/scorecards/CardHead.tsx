import { NumberInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useWords } from '#platform/web/words.ts';
import classes from './CardHead.module.css';
import { type Editing, headId } from './editing.ts';
import { TextsInput } from './TextsInput.tsx';

const percent = 100;

/** What the scorecard is called and how much of it must be answered for an evaluation to count. */
export function CardHead({ editing }: { editing: Editing }) {
  const { content, edit, openId, onOpen, faults } = editing;
  const { t, language, format } = useWords();
  const { title, minimumAnsweredShare } = content;
  const isOpen = openId === headId;
  const isNameless = faults.some(({ kind }) => kind === 'title-missing');
  return (
    <div className={classes.head} data-open={isOpen}>
      <UnstyledButton
        className={classes.opener}
        aria-expanded={isOpen}
        onClick={() => onOpen(isOpen ? undefined : headId)}
      >
        <span className={classes.words}>
          <span className={classes.title}>{title[language] || t('quality.card.unnamed')}</span>
          <span className={classes.text}>
            {t('quality.card.counts-from', { share: format.percent(minimumAnsweredShare) })}
          </span>
        </span>
        <IconChevronDown size="1rem" stroke={1.6} className={classes.chevron} />
      </UnstyledButton>
      {isOpen && (
        <div className={classes.form}>
          <TextsInput
            label={t('quality.card.name')}
            texts={title}
            error={isNameless ? t('quality.fault.title-missing') : undefined}
            onChange={(next) => edit({ ...content, title: next })}
          />
          <NumberInput
            label={t('quality.card.minimum')}
            description={t('quality.card.minimum.text')}
            suffix=" %"
            min={0}
            max={percent}
            allowDecimal={false}
            allowNegative={false}
            value={Math.round(minimumAnsweredShare * percent)}
            styles={{ wrapper: { maxWidth: '8rem' } }}
            onChange={(value) =>
              edit({ ...content, minimumAnsweredShare: Math.min(1, Number(value) / percent) })
            }
          />
        </div>
      )}
    </div>
  );
}
