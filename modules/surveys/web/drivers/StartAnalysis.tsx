import { Checkbox, Group, NumberInput, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '#kernel/id.ts';
import { languages } from '#kernel/language.ts';
import { addMs, dayMs } from '#kernel/time.ts';
import { useProjects } from '#modules/projects/web/index.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { serverNow } from '#platform/web/now.ts';
import { useWords } from '#platform/web/words.ts';
import {
  type AnalysisWanted,
  measure,
  usualResamples,
  usualSeed,
} from '../../core/analysis/wanted.ts';
import { surveyChannel } from '../../core/survey.ts';
import { contactsApi, surveysApi } from '../apis.ts';

const periods = [30, 90, 180, 365] as const;

type Wishes = Omit<AnalysisWanted, 'projectIds' | 'from' | 'until'> & { readonly days: number };

const usual: Wishes = {
  ...{ surveyId: null, channel: null, language: null, reasonId: null, outcome: 'overall' },
  ...{ days: 90, measures: measure.options, repeatDays: 7, straightLiners: 'keep' },
  ...{ targetPerformance: 80, resamples: usualResamples, seed: usualSeed },
};

/** Beginning an analysis: of what, narrowed to what, and what is to stand beside the answers. */
export function StartAnalysis({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const projects = useProjects();
  const [wishes, setWishes] = useState(usual);
  const [isOfAll, setOfAll] = useState(false);
  const change = (changes: Partial<Wishes>) => setWishes((known) => ({ ...known, ...changes }));
  const { data } = useQuery(surveysApi.analyses.choices.queryOptions({ input: { projectId } }));
  const { mutate, error, isPending } = useMutation(
    surveysApi.analyses.start.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: ({ id: analysisId }) =>
        void navigate({
          to: '/ratings/drivers/$analysisId',
          params: { analysisId },
          search: { project: projectId },
        }),
    }),
  );
  const start = () => {
    const { days, ...wanted } = wishes;
    const until = serverNow();
    const projectIds = isOfAll ? projects.map(({ id }) => id) : [projectId];
    const from = addMs(until, -days * dayMs);
    mutate({
      ...{ projectId, analysisId: newId() },
      wanted: {
        ...wanted,
        projectIds,
        from,
        until,
        ...(isOfAll && { surveyId: null, reasonId: null }),
      },
    });
  };
  return (
    <FormDialog
      title={t('drivers.new')}
      size="lg"
      error={error}
      rest={error}
      isPending={isPending}
      isReady={(data?.items.length ?? 0) > 0}
      action={t('drivers.start')}
      onSubmit={start}
      onClose={onClose}
    >
      {data?.items.length === 0 && <Text size="sm">{t('drivers.no-survey')}</Text>}
      {projects.length > 1 && (
        <Checkbox
          label={t('drivers.projects.all', { count: projects.length })}
          checked={isOfAll}
          onChange={(event) => setOfAll(event.currentTarget.checked)}
        />
      )}
      <Questions {...{ wishes, change, isOfAll }} choices={data?.items ?? []} />
      <Narrowing {...{ wishes, change, isOfAll, projectId }} />
      <Measures {...{ wishes, change }} />
      <Group grow align="start">
        <NumberInput
          label={t('drivers.target')}
          description={t('drivers.target.text')}
          min={0}
          max={100}
          value={wishes.targetPerformance}
          onChange={(value) => change({ targetPerformance: Number(value) })}
        />
        <NumberInput
          label={t('drivers.seed')}
          description={t('drivers.seed.text')}
          min={0}
          max={0xffff_ffff}
          allowDecimal={false}
          value={wishes.seed}
          onChange={(value) => change({ seed: Number(value) })}
        />
      </Group>
      <Checkbox
        label={t('drivers.straight')}
        checked={wishes.straightLiners === 'apart'}
        onChange={(event) =>
          change({ straightLiners: event.currentTarget.checked ? 'apart' : 'keep' })
        }
      />
    </FormDialog>
  );
}

interface Part {
  readonly wishes: Wishes;
  readonly change: (changes: Partial<Wishes>) => void;
}

/** Which survey, and which of its questions is to be explained. */
function Questions(
  props: Part & {
    isOfAll: boolean;
    choices: readonly {
      readonly surveyId: string;
      readonly name: Record<'en' | 'ru' | 'zh', string>;
      readonly outcomes: readonly { key: string; title: Record<'en' | 'ru' | 'zh', string> }[];
    }[];
  },
) {
  const { wishes, change, choices, isOfAll } = props;
  const { t, language } = useWords();
  const chosen = choices.filter(
    ({ surveyId }) => wishes.surveyId === null || surveyId === wishes.surveyId,
  );
  const outcomes = new Map(
    chosen.flatMap(({ outcomes: its }) => its.map(({ key, title }) => [key, title[language]])),
  );
  return (
    <Group grow align="start">
      <Select
        label={t('drivers.survey')}
        allowDeselect={false}
        disabled={isOfAll}
        data={[
          { value: '', label: t('drivers.survey.all') },
          ...choices.map(({ surveyId, name }) => ({ value: surveyId, label: name[language] })),
        ]}
        value={isOfAll ? '' : (wishes.surveyId ?? '')}
        onChange={(value) => change({ surveyId: value || null, outcome: 'overall' })}
      />
      <Select
        label={t('drivers.outcome')}
        allowDeselect={false}
        data={Array.from(outcomes, ([value, label]) => ({ value, label }))}
        value={wishes.outcome}
        onChange={(value) => value && change({ outcome: value })}
      />
    </Group>
  );
}

/** The time, and what contacts are looked at. */
function Narrowing(props: Part & { projectId: string; isOfAll: boolean }) {
  const { wishes, change, projectId, isOfAll } = props;
  const { t, language } = useWords();
  const { data } = useQuery(contactsApi.reasons.queryOptions({ input: { projectId } }));
  const all = { value: '', label: t('surveys.channel.all') };
  return (
    <>
      <Stack gap={4}>
        <Text size="sm" fw={500}>
          {t('surveys.period')}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t('surveys.period')}
          value={String(wishes.days)}
          data={periods.map((days) => ({
            value: String(days),
            label: t('surveys.period.days', { days }),
          }))}
          onChange={(value) => change({ days: Number(value) })}
        />
      </Stack>
      <Group grow align="start">
        <Select
          label={t('surveys.channel')}
          allowDeselect={false}
          data={[
            all,
            ...surveyChannel.options.map((value) => ({
              value,
              label: t(`surveys.channel.${value}`),
            })),
          ]}
          value={wishes.channel ?? ''}
          onChange={(value) =>
            change({ channel: surveyChannel.options.find((each) => each === value) ?? null })
          }
        />
        <Select
          label={t('drivers.language')}
          allowDeselect={false}
          data={[
            all,
            ...languages.map((value) => ({ value, label: t(`drivers.language.${value}`) })),
          ]}
          value={wishes.language ?? ''}
          onChange={(value) =>
            change({ language: languages.find((each) => each === value) ?? null })
          }
        />
        <Select
          label={t('drivers.measure.reason')}
          allowDeselect={false}
          searchable
          disabled={isOfAll}
          data={[
            all,
            ...(data?.items ?? [])
              .filter(({ isArchived }) => !isArchived)
              .map(({ id, names }) => ({ value: id, label: names[language] })),
          ]}
          value={isOfAll ? '' : (wishes.reasonId ?? '')}
          onChange={(value) => change({ reasonId: value || null })}
        />
      </Group>
    </>
  );
}

/** What was measured of the contacts and is to stand beside the answers. */
function Measures({ wishes, change }: Part) {
  const { t } = useWords();
  return (
    <Checkbox.Group
      label={t('drivers.measures')}
      description={t('drivers.measures.text')}
      value={[...wishes.measures]}
      onChange={(chosen) =>
        change({ measures: measure.options.filter((each) => chosen.includes(each)) })
      }
    >
      <Group gap="md" mt={6}>
        {measure.options.map((each) => (
          <Checkbox key={each} value={each} label={t(`drivers.measure.${each}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
