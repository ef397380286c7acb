import { Progress, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { GuideTrial } from '#modules/knowledge/core/guide/guide.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords, type Vocabulary } from '#platform/web/words.ts';
import { type ArmsReport, type Compared, fewestInArm } from '../../core/trial.ts';
import { insightsApi } from '../apis.ts';
import { differenceWords, valueWords } from '../trials/trial-words.ts';
import classes from './GuideEffect.module.css';

const arms = ['treated', 'control'] as const;

/** What a version of a guide does, against the conversations that go without. */
export function GuideEffect(props: {
  projectId: string;
  reasonId: string;
  number: number;
  trial: GuideTrial;
}) {
  const { trial, ...which } = props;
  const words = useWords();
  const { t, format } = words;
  const { data, error, refetch } = useQuery(insightsApi.guideEffect.queryOptions({ input: which }));
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingLines />;
  return (
    <section className={classes.effect} aria-label={t('guide-effect.title')}>
      <h2 className={classes.heading}>{t('guide-effect.title')}</h2>
      <p className={classes.says}>{verdictWords(data, trial, words)}</p>
      {!data.verdict && (
        <Progress
          value={Math.min(100, (data.known / trial.conversations) * 100)}
          aria-label={t('trials.progress')}
        />
      )}
      <Table.ScrollContainer minWidth={520}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('trials.measure')}</Table.Th>
              {arms.map((arm) => (
                <Table.Th key={arm}>{t(`guide-effect.arm.${arm}`)}</Table.Th>
              ))}
              <Table.Th>{t('guide-effect.difference')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.measures.map((compared) => (
              <Measure key={compared.measure} compared={compared} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="dimmed">
        {t('guide-effect.drawn', {
          number: which.number,
          treated: format.number(data.drawn.treated),
          control: format.number(data.drawn.control),
          planned: format.number(trial.conversations),
        })}
      </Text>
    </section>
  );
}

function Measure({ compared }: { compared: Compared }) {
  const words = useWords();
  const { t, format } = words;
  const { measure, treated, control } = compared;
  const tooFew = t('trials.too-few', {
    count: Math.min(treated.n, control.n),
    needed: fewestInArm,
  });
  const formula =
    measure === 'came-again'
      ? t('guide-effect.formula.came-again')
      : t(`trials.formula.${measure}`);
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {t(`trials.measure.${measure}`)}
        <Text size="xs" c="dimmed" fw={400}>
          {formula}
        </Text>
      </Table.Th>
      {arms.map((arm) => (
        <Table.Td key={arm} data-number>
          {withInterval(compared[arm], (value) => valueWords(measure, value, words))}{' '}
          <Text span size="xs" c="dimmed">
            {t('trials.n', { n: format.number(compared[arm].n) })}
          </Text>
        </Table.Td>
      ))}
      <Table.Td data-number>{differenceWords(compared, words) ?? tooFew}</Table.Td>
    </Table.Tr>
  );
}

function withInterval({ n, estimate }: Compared['treated'], write: (value: number) => string) {
  if (estimate === null || n < fewestInArm) return '–';
  return `${write(estimate.value)} (${write(estimate.low)} – ${write(estimate.high)})`;
}

function verdictWords(
  { verdict, known }: ArmsReport,
  { measure, conversations }: GuideTrial,
  words: Vocabulary,
): string {
  const { t, format } = words;
  const name = t(`trials.measure.${measure}`);
  if (!verdict) {
    return t('guide-effect.verdict.not-yet', {
      ...{ measure: name, known: format.number(known), count: format.number(conversations) },
    });
  }
  const difference = differenceWords(verdict.compared, words) ?? '';
  return t(`guide-effect.verdict.${verdict.says}`, { measure: name, difference });
}
