import { Textarea, TextInput } from '@mantine/core';
import type { Language, Translated } from '#platform/http/contract.ts';
import { languageNames } from './languages.ts';
import classes from './TextsInput.module.css';
import { useWords } from './words.ts';

/** Takes words in some languages side by side, and marks those that are not written yet.
 *  isBrief: one of many below another, whose label only a reader hears. */
export function TextsInput(props: {
  label: string;
  texts: Translated;
  /** In their order. */
  languages: readonly Language[];
  missing: readonly Language[];
  maximumLength: number;
  description?: string | undefined;
  /** Of the first language. */
  error?: string | undefined;
  isLong?: boolean | undefined;
  isBrief?: boolean | undefined;
  onChange: (texts: Translated) => void;
}) {
  const { label, texts, languages, missing, maximumLength, description, error, onChange } = props;
  const { isLong = false, isBrief = false } = props;
  const { t } = useWords();
  const inputOf = (language: Language) => {
    const isMissing = missing.includes(language);
    const said = isMissing ? t('frame.texts.missing') : '';
    return {
      ...{ lang: language, maxLength: maximumLength, value: texts[language] },
      error: language === languages[0] ? error : undefined,
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
      {description && <p className={classes.description}>{description}</p>}
      <div className={classes.languages} data-brief={isBrief}>
        {languages.map((language) =>
          isLong ? (
            <Textarea key={language} autosize minRows={2} maxRows={8} {...inputOf(language)} />
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
      {isMissing && <span className={classes.missing}>{t('frame.texts.missing')}</span>}
    </span>
  );
}
