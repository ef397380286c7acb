import classes from './AuthFrame.module.css';
import { languageNames, languages } from './languages.ts';
import { usePreferences } from './preferences.ts';
import { useWords } from './words.ts';

/** Chooses the language before anybody has signed in. */
export function LanguageSwitch() {
  const { t } = useWords();
  const [preferences, setPreferences] = usePreferences();
  return (
    <fieldset className={classes.languages} aria-label={t('frame.language')}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === preferences.language}
          onClick={() => setPreferences({ ...preferences, language })}
        >
          {languageNames[language]}
        </button>
      ))}
    </fieldset>
  );
}
