import { UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { languages } from '#kernel/language.ts';
import { useWords } from '#platform/web/words.ts';
import { type Editing, headKey } from './editing.ts';
import classes from './SurveyHead.module.css';
import { TextsInput } from './TextsInput.tsx';

/** What the survey is called and what kind it is; opened, it is renamed. */
export function SurveyHead({ editing }: { editing: Editing }) {
  const { kind, draft, edit, openKey, onOpen } = editing;
  const { t, language } = useWords();
  const isOpen = openKey === headKey;
  const isNameless = languages.every((each) => draft.name[each].trim() === '');
  return (
    <div className={classes.head} data-open={isOpen}>
      <UnstyledButton
        className={classes.opener}
        aria-expanded={isOpen}
        onClick={() => onOpen(isOpen ? undefined : headKey)}
      >
        <span className={classes.words}>
          <span className={classes.title}>
            {draft.name[language] || t('surveys.design.unnamed')}
          </span>
          <span className={classes.text}>{t(`surveys.design.about.${kind}.text`)}</span>
          {isNameless && <span className={classes.fault}>{t('surveys.design.nameless')}</span>}
        </span>
        <IconChevronDown size="1rem" stroke={1.6} className={classes.chevron} />
      </UnstyledButton>
      {isOpen && (
        <div className={classes.form}>
          <TextsInput
            label={t('surveys.design.name')}
            texts={draft.name}
            onChange={(name) => edit({ ...draft, name })}
          />
          <p className={classes.text}>{t('surveys.design.name.text')}</p>
        </div>
      )}
    </div>
  );
}
// ids: surveys.design.about.*
