import { TagsInput } from '@mantine/core';
import { languageNames, languages } from '#platform/web/languages.ts';
import type { WordLists } from '../../core/guide/guide.ts';
import classes from './GuideForm.module.css';

const mostWords = 30;
const longestWord = 60;

/** Words by language; each stands for all its forms. label: what they say. */
export function WordsInput(props: {
  label: string;
  description?: string;
  words: WordLists;
  onChange: (words: WordLists) => void;
}) {
  const { label, description, words, onChange } = props;
  return (
    <fieldset className={classes.phrases}>
      <legend>{label}</legend>
      {description && <p className={classes.hint}>{description}</p>}
      {languages.map((language) => (
        <TagsInput
          key={language}
          size="xs"
          lang={language}
          leftSectionWidth="4.5rem"
          leftSection={<span className={classes.language}>{languageNames[language]}</span>}
          aria-label={`${label}: ${languageNames[language]}`}
          maxTags={mostWords}
          maxLength={longestWord}
          acceptValueOnBlur
          value={words[language]}
          onChange={(next) => onChange({ ...words, [language]: next })}
        />
      ))}
    </fieldset>
  );
}
