import { Checkbox, Input, Table } from '@mantine/core';
import { type Channel, channel } from '#modules/contacts/contract.ts';
import { useWords } from '#platform/web/words.ts';
import { isCircular } from '../core/interrupts.ts';
import type { LoadRules } from '../core/load-rules.ts';

type Interruptions = LoadRules['interrupts'];

/** Who may interrupt whom, as a table. What would let two channels interrupt each other cannot be
 *  chosen. */
export function Interrupts(props: {
  interrupts: Interruptions;
  error: string | undefined;
  onChange: (interrupts: Interruptions) => void;
}) {
  const { interrupts, error, onChange } = props;
  const { t } = useWords();
  const nameOf = (of: Channel) => t(`projects.channel.${of}`);
  return (
    <Input.Wrapper error={error}>
      <Table withRowBorders={false} w="auto" aria-label={t('routing.load.interrupts')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('routing.load.interrupts.what')}</Table.Th>
            {channel.options.map((each) => (
              <Table.Th key={each} scope="col">
                {nameOf(each)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {channel.options.map((by) => (
            <Table.Tr key={by}>
              <Table.Th scope="row">{nameOf(by)}</Table.Th>
              {channel.options.map((each) => {
                const next = toggled(interrupts, by, each);
                return (
                  <Table.Td key={each}>
                    <Checkbox
                      aria-label={t('routing.load.interrupts.cell', {
                        by: nameOf(by),
                        channel: nameOf(each),
                      })}
                      checked={interrupts[by].includes(each)}
                      disabled={isCircular(next)}
                      onChange={() => onChange(next)}
                    />
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Input.Wrapper>
  );
}

function toggled(interrupts: Interruptions, by: Channel, each: Channel): Interruptions {
  const chosen = interrupts[by].includes(each)
    ? interrupts[by].filter((other) => other !== each)
    : [...interrupts[by], each];
  return { ...interrupts, [by]: chosen };
}
