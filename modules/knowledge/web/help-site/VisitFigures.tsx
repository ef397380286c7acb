import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Id } from '#kernel/id.ts';
import { Figure } from '#platform/web/Figure.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { knowledgeApi } from './api.ts';

const outcomes = ['solved', 'gaveUp', 'askedForPerson', 'cameBack'] as const;

/** From so many ended visits on a share says something. */
const atLeast = 20;

/** How visits to the help site ended, of the last 30 days. */
export function VisitFigures({ projectId }: { projectId: Id }) {
  const { t, format } = useWords();
  const { data, error, refetch } = useQuery(
    knowledgeApi.visitFigures.queryOptions({ input: { projectId } }),
  );
  if (error && !data) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  const ended = outcomes.reduce((sum, outcome) => sum + data[outcome], 0);
  return (
    <Table withRowBorders={false} verticalSpacing={4}>
      <Table.Tbody>
        {outcomes.map((outcome) => (
          <Table.Tr key={outcome}>
            <Table.Th scope="row" fw={500}>
              {t(`help-site.outcome.${outcome}`)}
            </Table.Th>
            <Table.Td ta="end">{format.number(data[outcome])}</Table.Td>
            <Table.Td ta="end">
              <Figure
                value={ended > 0 ? data[outcome] / ended : null}
                write={format.percent}
                n={ended}
                atLeast={atLeast}
                formula={t(`help-site.outcome.${outcome}.formula`)}
              />
            </Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Th scope="row" fw={500}>
            {t('help-site.going-on')}
          </Table.Th>
          <Table.Td ta="end">{format.number(data.goingOn)}</Table.Td>
          <Table.Td />
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}
