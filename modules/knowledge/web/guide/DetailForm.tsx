import { Button, Group, Select, Stack, Switch, TagsInput, Text, TextInput } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';
import type { GuideFaultCode } from '../../core/guide/faults.ts';
import { detailKind, type GuideDetail } from '../../core/guide/guide.ts';
import { OptionsInput } from './OptionsInput.tsx';
import { PhrasesInput } from './PhrasesInput.tsx';
import { WordsInput } from './WordsInput.tsx';

const withWords = ['text', 'place', 'yes-no'];
const withOptions = ['choice', 'place'];
const withMasks = ['order', 'pattern'];

/** One detail: what it is, how it is asked for, and how it is found. */
export function DetailForm(props: {
  detail: GuideDetail;
  faults: readonly GuideFaultCode[];
  onChange: (detail: GuideDetail) => void;
  onRemove: () => void;
}) {
  const { detail, faults, onChange, onRemove } = props;
  const { t } = useWords();
  const set = (changes: Partial<GuideDetail>) => onChange({ ...detail, ...changes });
  const { kind } = detail;
  return (
    <Stack gap="sm">
      {faults.map((code) => (
        <Text key={code} size="xs" role="status">
          {t(`guide.fault.${code}`)}
        </Text>
      ))}
      <Group gap="sm" align="flex-end">
        <Select
          size="xs"
          label={t('guide.detail.kind')}
          allowDeselect={false}
          data={detailKind.options.map((each) => ({
            value: each,
            label: t(`guide.kind.${each}`),
          }))}
          value={kind}
          onChange={(next) => next && set({ kind: next })}
        />
        <TextInput
          size="xs"
          label={t('guide.detail.key')}
          maxLength={40}
          value={detail.key}
          onChange={({ currentTarget }) => set({ key: keyOf(currentTarget.value) })}
        />
        <Switch
          size="xs"
          label={t('guide.detail.required')}
          checked={detail.isRequired}
          onChange={({ currentTarget }) => set({ isRequired: currentTarget.checked })}
        />
        <Button size="xs" variant="subtle" color="gray" onClick={onRemove}>
          {t('guide.detail.remove')}
        </Button>
      </Group>
      <PhrasesInput
        label={t('guide.detail.name')}
        phrases={detail.names}
        onChange={(names) => set({ names })}
      />
      <PhrasesInput
        label={t('guide.detail.open')}
        description={t('guide.detail.open.text')}
        phrases={detail.open}
        onChange={(open) => set({ open })}
      />
      <PhrasesInput
        label={t('guide.detail.closed')}
        description={t('guide.detail.closed.text', { value: '{value}' })}
        phrases={detail.closed}
        onChange={(closed) => set({ closed })}
      />
      <Text size="xs" c="dimmed">
        {t(`guide.kind.${kind}.text`)}
      </Text>
      {withWords.includes(kind) && (
        <WordsInput
          label={t('guide.detail.words')}
          description={t('guide.detail.words.text')}
          words={detail.words}
          onChange={(words) => set({ words })}
        />
      )}
      {withOptions.includes(kind) && (
        <OptionsInput options={detail.options} onChange={(options) => set({ options })} />
      )}
      {withMasks.includes(kind) && (
        <TagsInput
          size="xs"
          label={t('guide.detail.masks')}
          description={t('guide.detail.masks.text')}
          maxTags={10}
          maxLength={40}
          acceptValueOnBlur
          value={detail.masks}
          onChange={(masks) => set({ masks: masks.filter((mask) => mask.trim().length > 2) })}
        />
      )}
    </Stack>
  );
}

/** A key is of small Latin letters, digits and dashes, and begins with a letter. */
function keyOf(typed: string): string {
  return (
    typed
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^[^a-z]+/, '') || 'detail'
  );
}
