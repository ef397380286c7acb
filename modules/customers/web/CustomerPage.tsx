import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useLive } from '#platform/web/live.ts';
import { Panes } from '#platform/web/Panes.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useTitle } from '#platform/web/title.ts';
import { useWords } from '#platform/web/words.ts';
import { AboutCustomer } from './AboutCustomer.tsx';
import { customersApi } from './apis.ts';
import classes from './CustomerPage.module.css';
import { Timeline } from './Timeline.tsx';
import type { OfCustomer } from './timeline.ts';

/** One customer: who he is, and all that happened with him. */
export function CustomerPage() {
  const who = useParams({ from: '/frame/customers/$projectId/$customerId' });
  const { t } = useWords();
  const { data, error, refetch } = useQuery(customersApi.get.queryOptions({ input: who }));
  useFollow(who, data?.id);
  useTitle(data && (data.name ?? t('customers.unnamed')));
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  return (
    <Sides
      key={data.id}
      about={<AboutCustomer card={data} />}
      timeline={<Timeline who={{ projectId: who.projectId, customerId: data.id }} />}
    />
  );
}

/** Both sides beside one another; a narrow screen shows the one that the address names. */
function Sides({ about, timeline }: { about: React.ReactNode; timeline: React.ReactNode }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { side } = useSearch({ from: '/frame/customers/$projectId/$customerId' });
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, {
    getInitialValueInEffect: false,
  });
  const choose = (next: string) =>
    void navigate({
      to: '.',
      search: ({ side: _, ...rest }) => ({ ...rest, ...(next === 'about' && { side: 'about' }) }),
      replace: true,
    });
  return (
    <div className={classes.page}>
      {isNarrow && (
        <SegmentedControl
          fullWidth
          size="xs"
          className={classes.sides ?? ''}
          aria-label={t('customers.side')}
          value={side ?? 'timeline'}
          onChange={choose}
          data={[
            { value: 'timeline', label: t('customers.timeline') },
            { value: 'about', label: t('customers.about') },
          ]}
        />
      )}
      <div className={classes.panes}>
        <Panes
          name="customer"
          shown={side ?? 'timeline'}
          panes={[
            {
              id: 'about',
              label: 'customers.about',
              content: about,
              width: { px: 340, minPx: 280, maxPx: 480 },
            },
            { id: 'timeline', label: 'customers.timeline', content: timeline },
          ]}
        />
      </div>
    </div>
  );
}

/** Keeps the card up by events. After a merge the address is that of the one who remains. */
function useFollow({ projectId, customerId }: OfCustomer, livingId: string | undefined): void {
  const client = useQueryClient();
  const navigate = useNavigate();
  useLive([`project:${projectId}`], (event) => {
    const about = event.data as { customerId?: string; fromId?: string; intoId?: string };
    const ids = [event.subjectId, about.customerId, about.fromId, about.intoId];
    if (ids.includes(customerId))
      void client.invalidateQueries({
        queryKey: customersApi.get.key({ input: { projectId, customerId } }),
      });
  });
  useEffect(() => {
    if (livingId === undefined || livingId === customerId) return;
    void navigate({
      to: '/customers/$projectId/$customerId',
      params: { projectId, customerId: livingId },
      search: true,
      replace: true,
    });
  }, [livingId, projectId, customerId, navigate]);
}
