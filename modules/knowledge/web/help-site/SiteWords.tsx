import { Stack, Tabs, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FieldProblems } from '#platform/web/fields.ts';
import { languageNames, languages } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import type { HelpSite } from '../../contract.ts';

type OwnWords = Pick<HelpSite, 'titles' | 'welcomes'>;

/** The words of the site's own, in each language in which it is offered. */
export function SiteWords(props: {
  draft: OwnWords & Pick<HelpSite, 'languages'>;
  fields: FieldProblems;
  onChange: (words: Partial<OwnWords>) => void;
}) {
  const { draft, fields, onChange } = props;
  const { titles, welcomes } = draft;
  const { t, language: own } = useWords();
  const [chosen, setChosen] = useState<string | null>(own);
  const offered = languages.filter((each) => draft.languages.includes(each));
  const shown = offered.find((each) => each === chosen) ?? offered[0] ?? null;
  return (
    <Tabs value={shown} onChange={setChosen} keepMounted={false}>
      <Tabs.List mb="sm">
        {offered.map((each) => (
          <Tabs.Tab key={each} value={each}>
            {languageNames[each]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {offered.map((each) => (
        <Tabs.Panel key={each} value={each}>
          <Stack gap="sm">
            <TextInput
              lang={each}
              label={t('help-site.words.title')}
              description={t('help-site.words.title.text')}
              maxLength={80}
              value={titles[each] ?? ''}
              error={fields.of(`titles.${each}`)}
              onChange={({ currentTarget }) =>
                onChange({ titles: { ...titles, [each]: currentTarget.value } })
              }
            />
            <TextInput
              lang={each}
              label={t('help-site.words.welcome')}
              description={t('help-site.words.welcome.text')}
              maxLength={160}
              value={welcomes[each] ?? ''}
              error={fields.of(`welcomes.${each}`)}
              onChange={({ currentTarget }) =>
                onChange({ welcomes: { ...welcomes, [each]: currentTarget.value } })
              }
            />
          </Stack>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
