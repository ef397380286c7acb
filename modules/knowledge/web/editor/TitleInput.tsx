import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Language } from '#platform/http/contract.ts';
import { useWords } from '#platform/web/words.ts';
import classes from './EditPage.module.css';

const maximumLength = 300;

/** Takes the title of a text; Enter goes on to the text itself. */
export function TitleInput(props: {
  language: Language;
  title: string;
  onChange: (title: string) => void;
}) {
  const { language, title, onChange } = props;
  const { t } = useWords();
  const [typed, setTyped] = useState(title);
  return (
    <Textarea
      autosize
      variant="unstyled"
      className={classes.title ?? ''}
      aria-label={t('knowledge.title-of')}
      placeholder={t('knowledge.title-of')}
      lang={language}
      maxLength={maximumLength}
      value={typed}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        document.querySelector<HTMLElement>('.ProseMirror')?.focus();
      }}
      onChange={({ currentTarget }) => {
        const words = currentTarget.value.replaceAll('\n', ' ');
        setTyped(words);
        onChange(words);
      }}
    />
  );
}
