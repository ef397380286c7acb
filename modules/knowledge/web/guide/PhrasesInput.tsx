import { TextInput } from '@mantine/core';
import type { Translated } from '#platform/http/contract.ts';
import { languageNames, languages } from '#platform/web/languages.ts';
import classes from './GuideForm.module.css';

const longest = 300;

/** The same words in three languages, side by side under one heading. label: what they are. */
export function PhrasesInput(props: {
  label: string;
  description?: string;
  phrases: Translated;
  onChange: (phrases: Translated) => void;
}) {
  const { label, description, phrases, onChange } = props;
  return (
    <fieldset className={classes.phrases}>
      <legend>{label}</legend>
      {description && <p className={classes.hint}>{description}</p>}
      {languages.map((language) => (
        <TextInput
          key={language}
          size="xs"
          lang={language}
          leftSectionWidth="4.5rem"
          leftSection={<span className={classes.language}>{languageNames[language]}</span>}
          aria-label={`${label}: ${languageNames[language]}`}
          maxLength={longest}
          value={phrases[language]}
          error={phrases[language].trim() === ''}
          onChange={({ currentTarget }) =>
            onChange({ ...phrases, [language]: currentTarget.value })
          }
        />
      ))}
    </fieldset>
  );
}
