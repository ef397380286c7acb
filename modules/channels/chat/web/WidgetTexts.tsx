import { Stack, Tabs, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Language } from '#platform/http/contract.ts';
import type { FieldProblems } from '#platform/web/fields.ts';
import { languageNames, languages } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import type { Widget } from '../contract.ts';

export type OwnTexts = Widget['texts'];

const parts = [
  { id: 'title', length: 60 },
  { id: 'greeting', length: 300 },
  { id: 'offline', length: 300 },
] as const;

/** The project's own words in place of the widget's, in each language. */
export function WidgetTexts(props: {
  texts: OwnTexts;
  fields: FieldProblems;
  onChange: (texts: OwnTexts) => void;
}) {
  const { texts, fields, onChange } = props;
  const { t, language: own } = useWords();
  const [shown, setShown] = useState<string | null>(own);
  return (
    <Tabs value={shown} onChange={setShown} keepMounted={false}>
      <Tabs.List mb="sm">
        {languages.map((each) => (
          <Tabs.Tab key={each} value={each}>
            {languageNames[each]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {languages.map((each) => (
        <Tabs.Panel key={each} value={each}>
          <Stack gap="sm">
            {parts.map(({ id, length }) => {
              const Field = id === 'title' ? TextInput : Textarea;
              return (
                <Field
                  key={id}
                  lang={each}
                  label={t(`chat.text.${id}`)}
                  description={t(`chat.text.${id}.text`)}
                  maxLength={length}
                  value={texts[each]?.[id] ?? ''}
                  error={fields.of(`texts.${each}.${id}`)}
                  onChange={({ currentTarget }) =>
                    onChange({ ...texts, [each]: { ...texts[each], [id]: currentTarget.value } })
                  }
                />
              );
            })}
          </Stack>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** The texts without those that are empty, for which the widget has its own. */
export function withoutBlanks(texts: OwnTexts): OwnTexts {
  const filled = (language: Language) =>
    Object.fromEntries(Object.entries(texts[language] ?? {}).filter(([, text]) => text?.trim()));
  return Object.fromEntries(
    languages
      .map((language) => [language, filled(language)] as const)
      .filter(([, own]) => Object.keys(own).length > 0),
  );
}
