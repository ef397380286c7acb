import { ColorInput, Select, Stack, Switch, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Id } from '#kernel/id.ts';
import type { FieldProblems } from '#platform/web/fields.ts';
import { useWords } from '#platform/web/words.ts';
import { originOf } from '../core/origin.ts';
import { routingApi } from './apis.ts';
import type { WidgetDraft } from './widget-draft.ts';

const maximumOrigins = 50;

const sampleSite = 'https://shop.example';

/** What a widget is: where it stands, who answers, its colour. */
export function WidgetFields(props: {
  projectId: Id;
  draft: WidgetDraft;
  fields: FieldProblems;
  onChange: (changes: Partial<WidgetDraft>) => void;
}) {
  const { projectId, draft, fields, onChange } = props;
  const { t, language } = useWords();
  const { data } = useQuery(routingApi.queues.queryOptions({ input: { projectId } }));
  const queues = (data?.items ?? []).filter(({ channels }) => channels.includes('chat'));
  return (
    <Stack gap="md">
      <TextInput
        label={t('chat.widget.name')}
        description={t('chat.widget.name.text')}
        maxLength={120}
        value={draft.name}
        error={fields.of('name')}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <Select
        label={t('chat.widget.queue')}
        description={t('chat.widget.queue.text')}
        placeholder={t('chat.widget.queue.choose')}
        allowDeselect={false}
        data={queues.map(({ id, names }) => ({ value: id, label: names[language] }))}
        value={draft.queueId || null}
        error={fields.of('queueId')}
        onChange={(queueId) => onChange({ queueId: queueId ?? '' })}
      />
      <TagsInput
        label={t('chat.widget.origins')}
        description={t('chat.widget.origins.text')}
        placeholder={draft.allowedOrigins.length === 0 ? sampleSite : ''}
        maxTags={maximumOrigins}
        splitChars={[',', ' ', ';']}
        acceptValueOnBlur
        value={draft.allowedOrigins}
        error={hasWrongOrigin(draft) ? t('chat.widget.origins.wrong') : fields.of('allowedOrigins')}
        onChange={(typed) =>
          onChange({ allowedOrigins: [...new Set(typed.map((each) => asOrigin(each)))] })
        }
      />
      <ColorInput
        label={t('chat.widget.colour')}
        description={t('chat.widget.colour.text')}
        format="hex"
        withEyeDropper={false}
        maw="12rem"
        value={draft.colour}
        error={fields.of('colour')}
        onChange={(colour) => onChange({ colour })}
      />
      <Switch
        label={t('chat.widget.is-on')}
        description={t('chat.widget.is-on.text')}
        checked={draft.isOn}
        onChange={({ currentTarget }) => onChange({ isOn: currentTarget.checked })}
      />
      <Switch
        label={t('chat.widget.is-preview-on')}
        description={t('chat.widget.is-preview-on.text')}
        checked={draft.isPreviewOn}
        onChange={({ currentTarget }) => onChange({ isPreviewOn: currentTarget.checked })}
      />
      <Switch
        label={t('chat.widget.offers-articles')}
        description={t('chat.widget.offers-articles.text')}
        checked={draft.offersArticles}
        onChange={({ currentTarget }) => onChange({ offersArticles: currentTarget.checked })}
      />
    </Stack>
  );
}

/** `shop.example` and `https://shop.example/page` mean the same site. What is no address of a site
 *  stays as it was typed. */
function asOrigin(text: string): string {
  const typed = text.trim();
  return originOf(typed) ?? originOf(`https://${typed}`) ?? typed;
}

function hasWrongOrigin({ allowedOrigins }: WidgetDraft): boolean {
  return allowedOrigins.some((each) => originOf(each) === null);
}
