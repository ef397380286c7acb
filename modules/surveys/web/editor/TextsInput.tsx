import type { ComponentProps } from 'react';
import { TextsInput as PlainTextsInput } from '#platform/web/TextsInput.tsx';
import { useEditedLanguages } from './editing.ts';

const maximumLength = 300;

/** Takes words of a survey in the languages that are edited. */
export function TextsInput(
  props: Omit<ComponentProps<typeof PlainTextsInput>, 'languages' | 'missing' | 'maximumLength'>,
) {
  const languages = useEditedLanguages();
  const missing = languages.filter((language) => props.texts[language].trim() === '');
  return <PlainTextsInput {...props} {...{ languages, missing, maximumLength }} />;
}
