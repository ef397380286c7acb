import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '#platform/web/words.ts';
import type { Question } from '../../core/question.ts';
import { type Draft, typedKey } from './drafting.ts';
import { Fixed } from './Fixed.tsx';

/** The name by which analyses know a question over all versions. isFixed: it has answers by it. */
export function KeyInput(props: {
  question: Question;
  isFixed: boolean;
  draft: Draft;
  onChange: (key: string) => void;
}) {
  const { question, isFixed, draft, onChange } = props;
  const { t } = useWords();
  const [typed, setTyped] = useState(question.key);
  const others = draft.questions.filter(({ key }) => key !== question.key);
  const key = typedKey(typed, others);
  if (isFixed) {
    return (
      <Fixed
        label={t('surveys.design.key')}
        value={question.key}
        text={t('surveys.design.key.fixed')}
      />
    );
  }
  return (
    <TextInput
      label={t('surveys.design.key')}
      description={t('surveys.design.key.text')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      maxLength={40}
      value={typed}
      error={key === null && t('surveys.design.key.fault')}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={() => key !== null && key !== question.key && onChange(key)}
    />
  );
}
