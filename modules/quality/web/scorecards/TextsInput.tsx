import { Textarea, TextInput } from '@mantine/core';
import type { Language, Translated } from '#platform/http/contract.ts';
import { languageNames, languages } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import classes from './TextsInput.module.css';
import { missingIn } from './translations.ts';

const maximumLength = 500;

/** Takes words in the three languages side by side, the person's own first, and marks those that
 *  are not written yet. isBrief: one of many below another, whose label only a reader hears. */
export function TextsInput(props: {
  label: string;
  texts: Translated;
  description?: string;
  error?: string | undefined;
  isLong?: boolean;
  isBrief?: boolean;
  onChange: (texts: Translated) => void;
}) {
  const { label, texts, description, error, isLong = false, isBrief = false, onChange } = props;
  const { t, language: own } = useWords();
  const missing = missingIn(texts);
  const ordered = languages.toSorted((a, b) => Number(b === own) - Number(a === own));
  const inputOf = (language: Language) => {
    const isMissing = missing.includes(language);
    const said = isMissing ? t('quality.card.missing') : '';
    return {
      lang: language,
      maxLength: maximumLength,
      value: texts[language],
      error: language === own ? error : undefined,
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
        {ordered.map((language) =>
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
      {isMissing && <span className={classes.missing}>{t('quality.card.missing')}</span>}
    </span>
  );
}
