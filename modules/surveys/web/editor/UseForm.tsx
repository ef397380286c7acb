import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { ApiProblem } from '#platform/web/api.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { Section } from '#platform/web/Section.tsx';
import { useWords } from '#platform/web/words.ts';
import { refusals, type Survey } from '../../contract.ts';
import { surveyChannel } from '../../core/survey.ts';
import type { EditedSurvey } from './use-survey.ts';

/** Where a survey asks, and whether it does. */
export function UseForm({ edited }: { edited: EditedSurvey }) {
  const { survey, last } = edited;
  const { t } = useWords();
  if (!survey) return null;
  if (survey.kind !== 'transactional') {
    return (
      <Section title={t('surveys.design.view.use')}>
        <Text size="sm">{t(`surveys.design.use.${survey.kind}`)}</Text>
      </Section>
    );
  }
  return (
    <Section title={t('surveys.design.view.use')} text={t('surveys.design.use.text')}>
      {last ? (
        <Channels key={survey.revision} edited={edited} survey={survey} />
      ) : (
        <Text size="sm">{t('error.surveys.not-published')}</Text>
      )}
    </Section>
  );
}
// ids: surveys.design.use.*

function Channels({ edited: { using }, survey }: { edited: EditedSurvey; survey: Survey }) {
  const { t } = useWords();
  const { channels, isActive } = survey;
  const [chosen, setChosen] = useState(channels);
  const isOther = chosen.toSorted().join() !== channels.toSorted().join();
  const put = (next: boolean) => using.mutate({ channels: chosen, isActive: next });
  return (
    <Stack gap="md">
      <Checkbox.Group
        label={t('surveys.design.use.channels')}
        value={[...chosen]}
        onChange={(next) =>
          setChosen(surveyChannel.options.filter((channel) => next.includes(channel)))
        }
      >
        <Stack gap="xs" mt="xs">
          {surveyChannel.options.map((channel) => (
            <Checkbox
              key={channel}
              value={channel}
              label={t(`surveys.channel.${channel}`)}
              description={t(`surveys.design.use.${channel}`)}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Text size="sm">
        {t(isActive ? 'surveys.design.use.is-on' : 'surveys.design.use.is-off')}
      </Text>
      <Taken survey={survey} error={using.error} />
      <Group gap="xs">
        {isActive ? (
          <>
            <Button disabled={!isOther} loading={using.isPending} onClick={() => put(true)}>
              {t('frame.save')}
            </Button>
            <Button variant="default" onClick={() => put(false)}>
              {t('surveys.design.use.stop')}
            </Button>
          </>
        ) : (
          <Button
            disabled={chosen.length === 0}
            loading={using.isPending}
            onClick={() => put(true)}
          >
            {t('surveys.design.use.start')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** What went wrong; a survey that asks there already is named by its address. */
function Taken({ survey: { projectId }, error }: { survey: Survey; error: Error | null }) {
  const { t } = useWords();
  const isTaken = error instanceof ApiProblem && error.code === refusals.channelTaken;
  return (
    <>
      <Problem error={error} />
      {isTaken && (
        <AddressLink to={`/surveys/${projectId}/${String(error.data.surveyId)}?view=use`}>
          {t('surveys.design.use.rival')}
        </AddressLink>
      )}
    </>
  );
}
