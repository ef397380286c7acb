import { Button, MultiSelect, Stack, Switch, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from '#platform/web/Form.tsx';
import { useFields } from '#platform/web/fields.ts';
import { languageNames, languages } from '#platform/web/languages.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { Section } from '#platform/web/Section.tsx';
import { useWords } from '#platform/web/words.ts';
import type { HelpSite } from '../../contract.ts';
import { knowledgeApi } from './api.ts';
import { withoutBlanks } from './own-words.ts';
import { SiteWords } from './SiteWords.tsx';

/** What can be set of the help site. */
export function HelpSiteForm({ site }: { site: HelpSite }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [draft, setDraft] = useState({ ...site, telephone: site.telephone ?? '' });
  const set = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  const { mutate, error, isPending } = useMutation(
    knowledgeApi.putHelpSite.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        notifications.show({ message: t('frame.saved') });
        return client.invalidateQueries({ queryKey: knowledgeApi.helpSite.key() });
      },
    }),
  );
  const fields = useFields(error, ['languages', 'titles', 'welcomes', 'telephone']);
  const save = () =>
    mutate({
      ...draft,
      titles: withoutBlanks(draft.titles),
      welcomes: withoutBlanks(draft.welcomes),
      telephone: draft.telephone.trim() || null,
    });
  return (
    <Form error={error} onSubmit={save}>
      <Section title={t('help-site.title')} text={t('help-site.text')}>
        <Stack gap="md">
          <Switch
            label={t('help-site.is-on')}
            description={t('help-site.is-on.text')}
            checked={draft.isOn}
            onChange={({ currentTarget }) => set({ isOn: currentTarget.checked })}
          />
          <MultiSelect
            label={t('help-site.languages')}
            description={t('help-site.languages.text')}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={draft.languages}
            error={fields.of('languages')}
            onChange={(chosen) =>
              set({
                languages: languages.filter((each) => chosen.includes(each)).sort(byOrder(chosen)),
              })
            }
          />
          <TextInput
            type="tel"
            label={t('help-site.telephone')}
            description={t('help-site.telephone.text')}
            maxLength={30}
            value={draft.telephone}
            error={fields.of('telephone')}
            onChange={({ currentTarget }) => set({ telephone: currentTarget.value })}
          />
        </Stack>
      </Section>
      <Section title={t('help-site.words')} text={t('help-site.words.text')}>
        <SiteWords draft={draft} fields={fields} onChange={set} />
      </Section>
      <Stack gap="sm" align="flex-start" pb="lg">
        <Problem error={fields.rest} />
        <Button type="submit" loading={isPending}>
          {t('frame.save')}
        </Button>
      </Stack>
    </Form>
  );
}

/** In the order in which they were chosen: the first is the usual one. */
function byOrder(chosen: readonly string[]) {
  return (one: string, other: string) => chosen.indexOf(one) - chosen.indexOf(other);
}
