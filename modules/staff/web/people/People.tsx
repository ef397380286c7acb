import { Badge, Button, Select, TextInput } from '@mantine/core';
import { IconSearch, IconShieldCheck, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { PersonName } from '#platform/web/PersonName.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Person, personState } from '../../core/person.ts';
import { roles } from '../../core/role.ts';
import { staffApi } from '../api.ts';
import type { Filters } from './filters.ts';
import { Invite } from './Invite.tsx';
import classes from './People.module.css';

const rowPx = 53;

/** The people of the centre. */
export function People() {
  const { t } = useWords();
  const [isInviting, setIsInviting] = useState(false);
  return (
    <div className={classes.page}>
      <div className={classes.tools}>
        <PeopleFilters />
        <Button
          leftSection={<IconUserPlus size="1rem" />}
          className={classes.invite ?? ''}
          onClick={() => setIsInviting(true)}
        >
          {t('staff.invite')}
        </Button>
      </div>
      <div className={classes.list}>
        <PeopleList />
      </div>
      {isInviting && <Invite onClose={() => setIsInviting(false)} />}
    </div>
  );
}

function PeopleFilters() {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/people' });
  const filters = useSearch({ from: '/frame/people/' });
  const teams = useQuery(staffApi.teams.list.queryOptions()).data ?? [];
  const set = (changes: { [Key in keyof Filters]: Filters[Key] | null | undefined }) => {
    const next = Object.entries({ ...filters, ...changes }).filter(([, value]) => value);
    void navigate({ to: '/people', search: Object.fromEntries(next), replace: true });
  };
  return (
    <>
      <TextInput
        type="search"
        aria-label={t('staff.people.search')}
        placeholder={t('staff.people.search')}
        leftSection={<IconSearch size="1rem" stroke={1.6} />}
        className={classes.search ?? ''}
        defaultValue={filters.search ?? ''}
        onChange={({ currentTarget }) => set({ search: currentTarget.value })}
      />
      <Select
        clearable
        aria-label={t('staff.role')}
        placeholder={t('staff.role.any')}
        data={roles.map((value) => ({ value, label: t(`staff.role.${value}`) }))}
        value={filters.role ?? null}
        onChange={(role) => set({ role })}
      />
      <Select
        clearable
        aria-label={t('staff.state')}
        placeholder={t('staff.state.any')}
        data={personState.options.map((value) => ({ value, label: t(`staff.state.${value}`) }))}
        value={filters.state ?? null}
        onChange={(state) => set({ state })}
      />
      {teams.length > 0 && (
        <Select
          clearable
          searchable
          aria-label={t('staff.team')}
          placeholder={t('staff.team.any')}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={filters.team ?? null}
          onChange={(team) => set({ team })}
        />
      )}
    </>
  );
}

function PeopleList() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { team, ...filters } = useSearch({ from: '/frame/people/' });
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(
    staffApi.people.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...filters,
        ...(team && { teamId: team }),
        limit: 100,
        cursor,
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  const people = data.pages.flatMap((page) => page.items);
  if (people.length === 0)
    return (
      <Nothing icon={IconUsers} title={t('staff.people.none')} text={t('staff.people.none.text')} />
    );
  return (
    <VirtualList
      items={people}
      keyOf={({ id }) => id}
      row={(person) => <PersonRow person={person} />}
      label={t('staff.people')}
      name="staff.people"
      rowPx={rowPx}
      onChoose={({ id }) => void navigate({ to: '/people/$personId', params: { personId: id } })}
      onEnd={() => {
        if (hasNextPage) void fetchNextPage();
      }}
    />
  );
}

function PersonRow({ person }: { person: Person }) {
  const { t, format } = useWords();
  const { name, email, roles: held, state, hasSecondFactor } = person;
  return (
    <div className={classes.row}>
      <PersonName name={name} detail={email} />
      <span className={classes.roles}>
        {format.list(held.map((each) => t(`staff.role.${each}`)))}
      </span>
      <span className={classes.state}>
        {hasSecondFactor && (
          <IconShieldCheck
            size="1.125rem"
            stroke={1.6}
            role="img"
            aria-label={t('staff.second-factor.on')}
          />
        )}
        {state !== 'active' && (
          <Badge color={state === 'invited' ? 'yellow' : 'gray'}>{t(`staff.state.${state}`)}</Badge>
        )}
      </span>
    </div>
  );
}
