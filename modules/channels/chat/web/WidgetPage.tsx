import { Button, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Id } from '#kernel/id.ts';
import { Form } from '#platform/web/Form.tsx';
import { useFields } from '#platform/web/fields.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { Section } from '#platform/web/Section.tsx';
import { palette } from '#platform/web/theme.ts';
import { useWords } from '#platform/web/words.ts';
import type { Widget } from '../contract.ts';
import { chatApi } from './apis.ts';
import { OnTheSite } from './OnTheSite.tsx';
import { Signing } from './Signing.tsx';
import { WidgetFields } from './WidgetFields.tsx';
import { type OwnTexts, WidgetTexts, withoutBlanks } from './WidgetTexts.tsx';
import type { WidgetDraft } from './widget-draft.ts';

const blankWidget = {
  name: '',
  queueId: '',
  allowedOrigins: [],
  colour: palette.light.accent,
  texts: {},
  isOn: true,
  isPreviewOn: true,
  offersArticles: true,
};

/** One chat widget: how it looks and speaks, how it comes on a site, and how the site tells who is
 *  signed in. widget: undefined for one that is not saved yet. */
export function WidgetPage(props: { projectId: Id; id: Id; widget: Widget | undefined }) {
  const { projectId, id, widget } = props;
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <>
      <Button
        size="xs"
        variant="subtle"
        mb="sm"
        ml={-8}
        leftSection={<IconArrowLeft size="0.875rem" />}
        onClick={() => void navigate({ to: '.', search: {} })}
      >
        {t('chat.widgets')}
      </Button>
      <WidgetForm projectId={projectId} id={id} widget={widget} />
      {widget && (
        <>
          <Section title={t('chat.site')} text={t('chat.site.text')}>
            <OnTheSite widget={widget} />
          </Section>
          <Section title={t('chat.signing')} text={t('chat.signing.text')}>
            <Signing widget={widget} />
          </Section>
        </>
      )}
    </>
  );
}

function WidgetForm(props: { projectId: Id; id: Id; widget: Widget | undefined }) {
  const { projectId, id, widget } = props;
  const { t } = useWords();
  const client = useQueryClient();
  const [draft, setDraft] = useState<WidgetDraft>(widget ?? blankWidget);
  const set = (changes: Partial<WidgetDraft>) => setDraft({ ...draft, ...changes });
  const { mutate, error, isPending } = useMutation(
    chatApi.put.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        notifications.show({ message: t('frame.saved') });
        return client.invalidateQueries({ queryKey: chatApi.list.key() });
      },
    }),
  );
  const fields = useFields(error, ['name', 'queueId', 'allowedOrigins', 'colour', 'texts']);
  const { name, queueId, allowedOrigins, colour, isOn, isPreviewOn, offersArticles } = draft;
  const texts = withoutBlanks(draft.texts);
  const facts = { name, queueId, allowedOrigins, colour, texts };
  const save = () =>
    mutate({ projectId, widgetId: id, ...facts, isOn, isPreviewOn, offersArticles });
  const setTexts = (next: OwnTexts) => set({ texts: next });
  return (
    <Form error={error} onSubmit={save}>
      <Section title={t(widget ? 'chat.widget' : 'chat.widget.new')} text={t('chat.widget.text')}>
        <WidgetFields projectId={projectId} draft={draft} fields={fields} onChange={set} />
      </Section>
      <Section title={t('chat.texts')} text={t('chat.texts.text')}>
        <WidgetTexts texts={draft.texts} fields={fields} onChange={setTexts} />
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
