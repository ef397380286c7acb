import type { ComponentProps } from 'react';
import { languages } from '#platform/web/languages.ts';
import { TextsInput as PlainTextsInput } from '#platform/web/TextsInput.tsx';
import { useWords } from '#platform/web/words.ts';
import { missingIn } from './translations.ts';

const maximumLength = 500;

/** Takes words of a scorecard in the three languages, the person's own first. */
export function TextsInput(
  props: Omit<ComponentProps<typeof PlainTextsInput>, 'languages' | 'missing' | 'maximumLength'>,
) {
  const { language: own } = useWords();
  const ordered = languages.toSorted((a, b) => Number(b === own) - Number(a === own));
  const rest = { languages: ordered, missing: missingIn(props.texts), maximumLength };
  return <PlainTextsInput {...props} {...rest} />;
}
