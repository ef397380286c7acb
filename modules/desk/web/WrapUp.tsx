import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type WrapUp as Coding,
  type ConversationItem,
  causeKind,
  resolution,
} from '#modules/contacts/contract.ts';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { type KeyBinding, useKeys } from '#platform/web/keys.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { contactsApi, projectsApi } from './apis.ts';
import { KnownDetails } from './guide/KnownDetails.tsx';
import { useHandedOver } from './guide/use-handed-over.ts';
import { reasonChoices } from './reasons.ts';
import classes from './WrapUp.module.css';

const suggestionKeys = ['desk.reason.first', 'desk.reason.second', 'desk.reason.third'] as const;

/** What is written down when the talk is over: usually one choice and one confirmation. */
export function WrapUp({ item }: { item: ConversationItem }) {
  const { t } = useWords();
  const { projectId, contactId } = item;
  const [given, setCoding] = useState<Partial<Coding>>({ resolution: 'resolved' });
  const handed = useHandedOver(item);
  const coding: Partial<Coding> = { reasonId: handed.reasonId, ...given };
  // What was found out belongs to the reason for which it was asked.
  const details = coding.reasonId === handed.reasonId ? handed.details : [];
  const set = (change: Partial<Coding>) => setCoding((before) => ({ ...before, ...change }));
  const { mutate, error, isPending } = useMutation(contactsApi.wrapUp.mutationOptions());
  const close = () => mutate({ projectId, contactId, ...coding, details });
  useKeys([{ keys: 'mod+enter', label: 'desk.close', run: close, isAlways: true }]);
  return (
    <section className={classes.panel} aria-label={t('desk.wrap-up')}>
      <ReasonChoice
        item={item}
        chosen={coding.reasonId ?? null}
        onChoose={(reasonId) => set({ reasonId })}
      />
      <KnownDetails details={details} onRemove={handed.leaveOut} />
      <div className={classes.line}>
        <SegmentedControl
          size="xs"
          aria-label={t('desk.resolution')}
          value={coding.resolution ?? 'resolved'}
          onChange={(value) => set({ resolution: value })}
          data={resolution.options.map((value) => ({
            value,
            label: t(`desk.resolution.${value}`),
          }))}
        />
        <Button
          size="xs"
          loading={isPending}
          rightSection={<KeyHint keys="mod+enter" />}
          onClick={close}
        >
          {t('desk.close')}
        </Button>
      </div>
      <details className={classes.more}>
        <summary>{t('desk.wrap-up.more')}</summary>
        <MoreCoding projectId={projectId} coding={coding} onChange={set} />
      </details>
      <Problem error={error} />
    </section>
  );
}

/** The likely reasons by number key, and all of them by search. */
function ReasonChoice(props: {
  item: ConversationItem;
  chosen: string | null;
  onChoose: (reasonId: string | null) => void;
}) {
  const { item, chosen, onChoose } = props;
  const { t, language } = useWords();
  const { projectId, contactId } = item;
  const reasons = useQuery(contactsApi.reasons.queryOptions({ input: { projectId } })).data?.items;
  const suggestions =
    useQuery(contactsApi.suggestReasons.queryOptions({ input: { projectId, contactId } })).data
      ?.items ?? [];
  const nameOf = (id: string) => reasons?.find((reason) => reason.id === id)?.names[language];
  const shown = suggestions.slice(0, suggestionKeys.length);
  useKeys(
    shown.map(
      ({ reasonId }, index): KeyBinding => ({
        keys: String(index + 1),
        label: suggestionKeys[index] ?? 'desk.reason',
        run: () => onChoose(reasonId),
      }),
    ),
  );
  return (
    <div className={classes.reasons}>
      {shown.map(({ reasonId }, index) => (
        <Button
          key={reasonId}
          size="xs"
          variant={chosen === reasonId ? 'filled' : 'default'}
          aria-pressed={chosen === reasonId}
          leftSection={<KeyHint keys={String(index + 1)} />}
          onClick={() => onChoose(reasonId)}
        >
          {nameOf(reasonId)}
        </Button>
      ))}
      <Select
        size="xs"
        searchable
        clearable
        className={classes.all ?? ''}
        aria-label={t('desk.reason')}
        placeholder={t('desk.reason.all')}
        nothingFoundMessage={t('desk.reason.nothing')}
        data={reasonChoices(reasons ?? [], language)}
        value={chosen}
        onChange={onChoose}
      />
    </div>
  );
}

function MoreCoding(props: {
  projectId: string;
  coding: Partial<Coding>;
  onChange: (change: Partial<Coding>) => void;
}) {
  const { projectId, coding, onChange } = props;
  const { t, language } = useWords();
  const { data } = useQuery(projectsApi.departments.queryOptions({ input: { projectId } }));
  const departments = (data?.items ?? []).filter(({ isArchived }) => !isArchived);
  const day = coding.promisedAt?.slice(0, 10) ?? '';
  return (
    <div className={classes.grid}>
      <Select
        size="xs"
        clearable
        label={t('desk.cause')}
        data={causeKind.options.map((value) => ({ value, label: t(`desk.cause.${value}`) }))}
        value={coding.causeKind ?? null}
        onChange={(value) => onChange({ causeKind: value })}
      />
      <Select
        size="xs"
        clearable
        label={t('desk.department')}
        data={departments.map(({ id, names }) => ({ value: id, label: names[language] }))}
        value={coding.departmentId ?? null}
        onChange={(departmentId) => onChange({ departmentId })}
      />
      <TextInput
        size="xs"
        label={t('desk.promise')}
        maxLength={500}
        value={coding.promise ?? ''}
        onChange={({ currentTarget }) => onChange({ promise: currentTarget.value || null })}
      />
      <TextInput
        size="xs"
        type="date"
        label={t('desk.promise.by')}
        value={day}
        onChange={({ currentTarget: { value } }) =>
          onChange({ promisedAt: value ? new Date(`${value}T18:00`).toISOString() : null })
        }
      />
    </div>
  );
}
