import { Textarea, TextInput } from '@mantine/core';
import type { Language, Translated } from '#kernel/language.ts';
import { languageNames } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import { useEditedLanguages } from './editing.ts';
import classes from './TextsInput.module.css';

const maximumLength = 300;

/** Takes words in the languages that are edited, side by side, and marks those that are not written
 *  yet. isBrief: one of many below another, whose label only a reader hears. */
export function TextsInput(props: {
  label: string;
  texts: Translated;
  isLong?: boolean;
  isBrief?: boolean;
  onChange: (texts: Translated) => void;
}) {
  const { label, texts, isLong = false, isBrief = false, onChange } = props;
  const { t } = useWords();
  const edited = useEditedLanguages();
  const inputOf = (language: Language) => {
    const isMissing = texts[language].trim() === '';
    const said = isMissing ? t('surveys.design.missing') : '';
    return {
      ...{ lang: language, maxLength: maximumLength, value: texts[language] },
      'data-missing': isMissing,
      'aria-label': [label, languageNames[language], said].filter(Boolean).join(', '),
      onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
        onChange({ ...texts, [language]: currentTarget.value }),
      ...(isBrief
        ? { placeholder: languageNames[language] }
        : { label: <LanguageLabel language={language} isMissing={isMissing} /> }),
    };
  };
  return (
    <fieldset className={classes.texts}>
      <legend className={classes.legend} data-brief={isBrief}>
        {label}
      </legend>
      <div className={classes.languages} data-brief={isBrief}>
        {edited.map((language) =>
          isLong ? (
            <Textarea key={language} autosize minRows={2} maxRows={6} {...inputOf(language)} />
          ) : (
            <TextInput key={language} {...inputOf(language)} />
          ),
        )}
      </div>
    </fieldset>
  );
}

function LanguageLabel({ language, isMissing }: { language: Language; isMissing: boolean }) {
  const { t } = useWords();
  return (
    <span className={classes.language} lang={language}>
      {languageNames[language]}
      {isMissing && <span className={classes.missing}>{t('surveys.design.missing')}</span>}
    </span>
  );
}
