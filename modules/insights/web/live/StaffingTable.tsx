import { Table } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Figure } from '#platform/web/Figure.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Staffing, StaffingRow } from '../../contract.ts';
import { fewestContacts } from '../../core/staffing.ts';
import classes from './StaffingTable.module.css';

const oneDigit = { maximumFractionDigits: 1 } as const;
const columns = ['needed', 'present', 'gap', 'waiting', 'arrivals', 'handling'] as const;

/** The people that each queue needs now on each channel, and those it has. */
export function StaffingTable({ staffing }: { staffing: UseQueryResult<Staffing, Error> }) {
  const { t, language } = useWords();
  const { data, error, refetch } = staffing;
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingLines />;
  if (data.rows.length === 0) {
    return (
      <Nothing icon={IconUsersGroup} title={t('staffing.none')} text={t('staffing.none.text')} />
    );
  }
  return (
    <div className={classes.part}>
      <p className={classes.about}>{t('staffing.about', { count: data.people })}</p>
      <Table.ScrollContainer minWidth={620}>
        <Table className={classes.table ?? ''} verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('floor.queue')}</Table.Th>
              {columns.map((column) => (
                <Table.Th key={column}>{t(`staffing.${column}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.rows.map((row) => (
              <Table.Tr key={`${row.queueId} ${row.channel}`}>
                <Table.Th scope="row">
                  <UserText text={row.names[language]} />
                  <span className={classes.channel}>{t(`floor.channel.${row.channel}`)}</span>
                </Table.Th>
                <Cells row={row} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}

function Cells({ row }: { row: StaffingRow }) {
  const { t, format } = useWords();
  const { needed, arrivals, handlingMs, handled, present, people, shared, waiting, verdict } = row;
  const write = (value: number) => format.number(value, oneDigit);
  const n = Math.min(arrivals.n, handled);
  const isQuiet = needed !== null && needed.high === 0;
  return (
    <>
      <Table.Td>
        <Figure
          value={needed?.value ?? null}
          write={write}
          n={n}
          atLeast={isQuiet ? 0 : fewestContacts}
          {...(needed && !isQuiet && { interval: { ...needed, level: 0.95 } })}
          formula={t(`staffing.needed.formula.${row.channel}`, {
            within: format.duration(row.thresholdMs),
            atOnce: write(row.atOnce),
          })}
        />
      </Table.Td>
      <Table.Td>
        <Figure
          value={present}
          write={write}
          n={people}
          atLeast={0}
          formula={t('staffing.present.formula')}
        />
        {shared > 0 && (
          <span className={classes.note}>{t('staffing.shared', { count: people, shared })}</span>
        )}
      </Table.Td>
      <Table.Td>
        {needed && verdict ? (
          <span className={classes.gap} data-verdict={verdict} data-number>
            {format.number(present - needed.value, { ...oneDigit, signDisplay: 'exceptZero' })}
            <span className={classes.note}>{t(`live.verdict.${verdict}`)}</span>
          </span>
        ) : (
          <span className={classes.note}>{t('staffing.unknown')}</span>
        )}
      </Table.Td>
      <Table.Td data-number>{format.number(waiting)}</Table.Td>
      <Table.Td>
        <Figure
          value={arrivals.value}
          write={write}
          n={arrivals.n}
          atLeast={0}
          interval={{ ...arrivals, level: 0.95 }}
          formula={t('staffing.arrivals.formula', { count: arrivals.weeks })}
        />
      </Table.Td>
      <Table.Td>
        <Figure
          value={handlingMs}
          write={(value) => format.duration(value)}
          n={handled}
          formula={t(`staffing.handling.formula.${row.channel}`)}
        />
      </Table.Td>
    </>
  );
}
