import { Table } from '@mantine/core';
import { msBetween } from '#kernel/time.ts';
import type { FloorState } from '#modules/routing/core/floor-state.ts';
import { useNow } from '#platform/web/now.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Board } from '../contract.ts';
import { isAbout } from './figure-words.ts';
import { NamedFigure } from './NamedFigure.tsx';
import classes from './QueueTable.module.css';
import { waitingIn } from './waiting.ts';

const columns = [
  'contacts.count',
  'service-level.all-offered',
  'speed-of-answer.median',
  'speed-of-answer.p90',
  'speed-of-answer.maximum',
  'targets-met.first-response',
  'targets-met.next-response',
  'targets-met.resolution',
  'abandonment.short-abandons-excluded',
  'satisfaction.top-two-of-five',
] as const;

/** One line for each queue: who waits now, and the figures of the period. */
export function QueueTable({ queues, floor }: { queues: Board['queues']; floor: FloorState }) {
  const { t, language } = useWords();
  const all = queues.flatMap(({ figures }) => figures);
  const shown = columns.filter((formula) => isAbout(formula, all));
  return (
    <Table.ScrollContainer minWidth={1040}>
      <Table className={classes.table ?? ''} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('floor.queue')}</Table.Th>
            <Table.Th>{t('floor.waiting')}</Table.Th>
            {shown.map((formula) => (
              <Table.Th key={formula}>{t(`floor.figure.${formula}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {queues.map(({ queueId, names, figures }) => (
            <Table.Tr key={queueId}>
              <Table.Th scope="row">
                <UserText text={names[language]} />
              </Table.Th>
              <Table.Td>
                <Waiting queueId={queueId} floor={floor} />
              </Table.Td>
              {shown.map((formula) => {
                const figure = figures.find((each) => each.formula === formula);
                return (
                  <Table.Td key={formula}>{figure && <NamedFigure figure={figure} />}</Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Waiting({ queueId, floor }: { queueId: string; floor: FloorState }) {
  const { t, format } = useWords();
  const now = useNow();
  const count = floor.queues.find((each) => each.queueId === queueId);
  const waiting = count ? waitingIn(count) : 0;
  if (waiting === 0 || !count?.waitingSince) return <span className={classes.calm}>0</span>;
  const longest = format.stopwatch(Math.max(0, msBetween(count.waitingSince, now)));
  return (
    <span data-number className={classes.waiting}>
      {t('floor.waiting.longest', { count: waiting, time: longest })}
    </span>
  );
}
