import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { minuteMs } from '#kernel/time.ts';
import { type WaitAccuracy as Accuracy, fewestWaits } from '#modules/routing/core/waiting.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords, type Vocabulary } from '#platform/web/words.ts';
import type { Board } from '../contract.ts';
import { routingApi } from './apis.ts';
import tableClasses from './QueueTable.module.css';
import classes from './WaitAccuracy.module.css';

/** How true the waits were that customers were told of, by queue and channel. */
export function WaitAccuracy({
  projectId,
  queues,
}: {
  projectId: string;
  queues: Board['queues'];
}) {
  const words = useWords();
  const { t, format, language } = words;
  const { data } = useQuery(
    routingApi.waitAccuracy.queryOptions({
      input: { projectId },
      refetchInterval: minuteMs,
    }),
  );
  if (!data) return null;
  const left = data.items.reduce((sum, { abandoned }) => sum + abandoned, 0);
  const nameOf = (queueId: string) =>
    queues.find((each) => each.queueId === queueId)?.names[language] ?? '';
  return (
    <section aria-labelledby="waits">
      <h2 id="waits" className={classes.heading}>
        {t('floor.waits')}
      </h2>
      {data.items.length === 0 ? (
        <p className={classes.quiet}>{t('floor.waits.none')}</p>
      ) : (
        <Table.ScrollContainer minWidth={560}>
          <Table className={tableClasses.table ?? ''} verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                {columns.map((column) => (
                  <Table.Th key={column}>{t(`floor.waits.${column}`)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.map((item) => (
                <Table.Tr key={`${item.queueId} ${item.channel}`}>
                  <Table.Th scope="row">
                    <UserText text={nameOf(item.queueId)} />
                  </Table.Th>
                  <Table.Td>{t(`floor.channel.${item.channel}`)}</Table.Td>
                  <Figures item={item} words={words} />
                  <Table.Td data-number>{format.number(item.n)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <p className={classes.quiet}>{t('floor.waits.formula', { left })}</p>
    </section>
  );
}

const columns = ['queue', 'channel', 'error', 'bias', 'inside', 'n'] as const;

function Figures({
  item: { n, medianErrorMs, biasMs, insideShare },
  words: { t, format },
}: {
  item: Accuracy;
  words: Vocabulary;
}) {
  const isTold = medianErrorMs !== null && biasMs !== null && insideShare !== null;
  if (n < fewestWaits || !isTold) {
    return (
      <Table.Td colSpan={3} className={tableClasses.calm ?? ''}>
        {t('floor.waits.too-few', { n, needed: fewestWaits })}
      </Table.Td>
    );
  }
  const bias = t(biasMs > 0 ? 'floor.waits.more' : 'floor.waits.less', {
    time: format.duration(Math.abs(biasMs)),
  });
  return (
    <>
      <Table.Td data-number>{format.duration(medianErrorMs)}</Table.Td>
      <Table.Td data-number>{bias}</Table.Td>
      <Table.Td data-number>{format.number(insideShare, { style: 'percent' })}</Table.Td>
    </>
  );
}
