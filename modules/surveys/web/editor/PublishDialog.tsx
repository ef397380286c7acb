import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Dialog } from '#platform/web/Dialog.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { SurveyFault } from '../../core/faults.ts';
import { DifferenceView } from './DifferenceView.tsx';
import { titleOf } from './drafting.ts';
import classes from './PublishDialog.module.css';
import { useFaultWords } from './use-fault-words.ts';
import type { EditedSurvey } from './use-survey.ts';

/** What the next version changes for customers, and what still keeps it back.
 *  onGoTo: opens a question. */
export function PublishDialog(props: {
  edited: EditedSurvey;
  faults: readonly SurveyFault[];
  onGoTo: (key: string | null) => void;
  onClose: () => void;
}) {
  const { edited, faults, onGoTo, onClose } = props;
  const { survey, last, draft, published, unpublished, publishing } = edited;
  const { t } = useWords();
  const version = (last?.version ?? 0) + 1;
  const close = () => {
    publishing.reset();
    onClose();
  };
  const publish = () =>
    publishing.mutate(undefined, {
      onSuccess: () => {
        notifications.show({ message: t('surveys.design.published', { version }) });
        close();
      },
    });
  const isReady = faults.length === 0;
  return (
    <Dialog
      title={t(isReady ? 'surveys.design.publish.title' : 'surveys.design.publish.not-yet', {
        version,
      })}
      size="lg"
      onClose={close}
    >
      <Stack gap="sm">
        {isReady ? (
          <>
            <Text size="sm" c="dimmed">
              {t(survey?.isActive ? 'surveys.design.publish.asks' : 'surveys.design.publish.rests')}
            </Text>
            {last ? (
              <section className={classes.difference} aria-label={t('surveys.design.difference')}>
                <h3 className={classes.heading}>
                  {t('surveys.design.difference.against', { version: last.version })}
                </h3>
                <DifferenceView
                  before={published}
                  after={draft.questions}
                  differences={unpublished}
                />
              </section>
            ) : (
              <Text size="sm">
                {t('surveys.design.publish.first', { count: draft.questions.length })}
              </Text>
            )}
          </>
        ) : (
          <Faults edited={edited} faults={faults} onGoTo={onGoTo} />
        )}
        <Problem error={publishing.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('frame.cancel')}
          </Button>
          <Button loading={publishing.isPending} disabled={!isReady} onClick={publish}>
            {t('surveys.design.publish.do', { version })}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Faults(props: {
  edited: EditedSurvey;
  faults: readonly SurveyFault[];
  onGoTo: (key: string | null) => void;
}) {
  const { edited, faults, onGoTo } = props;
  const { t, language } = useWords();
  const faultWords = useFaultWords();
  return (
    <ul className={classes.faults}>
      {faults.map(({ fault, question: key }) => {
        const question = edited.draft.questions.find((each) => each.key === key);
        return (
          <li key={`${key}-${fault}`}>
            <span className={classes.fault}>
              {question && <b>{titleOf(question, language) || t('surveys.design.unnamed')}</b>}
              {faultWords(fault, question)}
            </span>
            <Button size="compact-xs" variant="default" onClick={() => onGoTo(key)}>
              {t('surveys.design.go-to')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
