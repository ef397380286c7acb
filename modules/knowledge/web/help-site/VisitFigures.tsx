import { Group, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Id } from '#kernel/id.ts';
import { Figure } from '#platform/web/Figure.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { VisitCounts } from '../../contract.ts';
import { knowledgeApi } from './api.ts';

const outcomes = ['solved', 'gaveUp', 'askedForPerson', 'cameBack'] as const;
const places = ['helpSite', 'widget'] as const;

/** From so many ended visits on a share says something. */
const atLeast = 20;

/** How visits to the help site and to the articles in the chat ended, of the last 30 days. */
export function VisitFigures({ projectId }: { projectId: Id }) {
  const { t, format } = useWords();
  const { data, error, refetch } = useQuery(
    knowledgeApi.visitFigures.queryOptions({ input: { projectId } }),
  );
  if (error && !data) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  return (
    <Table withRowBorders={false} verticalSpacing={4} horizontalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Td />
          {places.map((place) => (
            <Table.Th key={place} scope="col" ta="end">
              {t(`help-site.place.${place}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {outcomes.map((outcome) => (
          <Table.Tr key={outcome}>
            <Table.Th scope="row" fw={500}>
              {t(`help-site.outcome.${outcome}`)}
            </Table.Th>
            {places.map((place) => (
              <Table.Td key={place}>
                <OutcomeFigure counts={data[place]} outcome={outcome} />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Th scope="row" fw={500}>
            {t('help-site.going-on')}
          </Table.Th>
          {places.map((place) => (
            <Table.Td key={place} ta="end">
              {format.number(data[place].goingOn)}
            </Table.Td>
          ))}
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}

/** How many visits ended so, and which share of those that ended. */
function OutcomeFigure(props: { counts: VisitCounts; outcome: (typeof outcomes)[number] }) {
  const { counts, outcome } = props;
  const { t, format } = useWords();
  const ended = outcomes.reduce((sum, each) => sum + counts[each], 0);
  return (
    <Group gap="sm" justify="flex-end">
      <span>{format.number(counts[outcome])}</span>
      <Figure
        value={ended > 0 ? counts[outcome] / ended : null}
        write={format.percent}
        n={ended}
        atLeast={atLeast}
        formula={t(`help-site.outcome.${outcome}.formula`)}
      />
    </Group>
  );
}
