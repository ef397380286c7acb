import { Table } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Figure } from '#platform/web/Figure.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { ParityRow } from '../../contract.ts';
import { fewestCompared, parityMeasures } from '../../core/parity.ts';
import { isWorse } from './differences.ts';
import classes from './Parity.module.css';

const level = 0.95;

/** Each reason on each channel, all together first. */
export function ParityTable({ rows }: { rows: readonly ParityRow[] }) {
  const { t } = useWords();
  return (
    <Table.ScrollContainer minWidth={980}>
      <Table className={classes.table ?? ''} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('parity.reason')}</Table.Th>
            <Table.Th>{t('floor.channel')}</Table.Th>
            <Table.Th>{t('parity.contacts')}</Table.Th>
            {parityMeasures.map((measure) => (
              <Table.Th key={measure}>{t(`parity.measure.${measure}`)}</Table.Th>
            ))}
            <Table.Th>{t('parity.overlap')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        {rows.map((row) => (
          <Reason key={row.reasonId ?? ''} row={row} />
        ))}
      </Table>
    </Table.ScrollContainer>
  );
}

function Reason({ row }: { row: ParityRow }) {
  const { t, format, language } = useWords();
  const { channels, names, reasonId, overlap } = row;
  const compared = channels.filter(({ n }) => n >= fewestCompared);
  return (
    <Table.Tbody className={classes.reason ?? ''} data-whole={reasonId === null}>
      {channels.map(({ channel, n, shares }, place) => (
        <Table.Tr key={channel}>
          {place === 0 && (
            <Table.Th scope="rowgroup" rowSpan={channels.length}>
              {reasonId === null ? (
                t('parity.all')
              ) : (
                <UserText text={names?.[language] ?? t('parity.unnamed')} />
              )}
            </Table.Th>
          )}
          <Table.Td>{t(`floor.channel.${channel}`)}</Table.Td>
          <Table.Td data-number>{format.number(n)}</Table.Td>
          {shares.map((share) => (
            <Table.Td key={share.measure}>
              <Share share={share} />
            </Table.Td>
          ))}
          {place === 0 && (
            <Table.Td rowSpan={channels.length}>
              <Figure
                value={overlap}
                write={(value) => format.percent(value)}
                n={compared.length > 1 ? Math.min(...compared.map((each) => each.n)) : 0}
                atLeast={fewestCompared}
                formula={t('parity.overlap.formula')}
              />
            </Table.Td>
          )}
        </Table.Tr>
      ))}
    </Table.Tbody>
  );
}

function Share({ share }: { share: ParityRow['channels'][number]['shares'][number] }) {
  const { t, format } = useWords();
  const { measure, figure, others, differs } = share;
  if (figure.n === 0) return <span className={classes.nothing}>–</span>;
  const Sign = differs === 'higher' ? IconArrowUp : IconArrowDown;
  return (
    <span className={classes.share} data-worse={isWorse(share)}>
      <Figure
        value={figure.value}
        write={(value) => format.percent(value)}
        n={figure.n}
        atLeast={fewestCompared}
        {...(figure.interval && { interval: { ...figure.interval, level } })}
        formula={t(`parity.formula.${measure}`)}
      />
      {differs && (
        <Sign
          size="0.875rem"
          aria-label={t(`parity.differs.${differs}`, { others: format.percent(others.value ?? 0) })}
        />
      )}
    </span>
  );
}
