import { Stack, TextInput } from '@mantine/core';
import type { Language, Translated } from '#platform/http/contract.ts';
import { languageNames, languages } from './languages.ts';
import { useWords } from './words.ts';

export const noNames: Translated = { en: '', ru: '', zh: '' };

/** Takes a name in the three languages, the person's own first. label: what is named.
 *  errorOf: what is wrong with the name in a language. */
export function NamesInput(props: {
  label: string;
  names: Translated;
  errorOf: (language: Language) => string | undefined;
  onChange: (names: Translated) => void;
}) {
  const { label, names, errorOf, onChange } = props;
  const { t, language: own } = useWords();
  const ordered = languages.toSorted((a, b) => Number(b === own) - Number(a === own));
  return (
    <Stack gap="xs">
      {ordered.map((language, index) => (
        <TextInput
          key={language}
          data-autofocus={index === 0 || undefined}
          label={index === 0 ? label : languageNames[language]}
          {...(index === 1 && { description: t('frame.names.empty') })}
          lang={language}
          maxLength={120}
          value={names[language]}
          error={errorOf(language)}
          onChange={({ currentTarget }) => onChange({ ...names, [language]: currentTarget.value })}
        />
      ))}
    </Stack>
  );
}

/** The names with the empty ones taken from the person's own language. */
export function completeNames(names: Translated, own: Language): Translated {
  const spare = names[own].trim() || names.en.trim() || names.ru.trim() || names.zh.trim();
  return {
    en: names.en.trim() || spare,
    ru: names.ru.trim() || spare,
    zh: names.zh.trim() || spare,
  };
}
