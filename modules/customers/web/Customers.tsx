import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import {
  IconAddressBook,
  IconDownload,
  IconSearch,
  IconUpload,
  IconUserSearch,
} from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Project } from '#modules/projects/contract.ts';
import { InProjects, useChosenProject } from '#modules/projects/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { languageNames } from '#platform/web/languages.ts';
import { useMay } from '#platform/web/me.ts';
import { Nothing } from '#platform/web/Nothing.tsx';
import { PageButton } from '#platform/web/PageLink.tsx';
import { PersonName } from '#platform/web/PersonName.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import { type CustomerSummary, may } from '../contract.ts';
import { addressesOf } from './addresses.ts';
import { customersApi } from './apis.ts';
import classes from './Customers.module.css';

const pageSize = 100;
const foundAtMost = 50;
const rowPx = 56;
const typingPauseMs = 200;

/** The customers of a project, newest first, or those whom words find. */
export function Customers() {
  return (
    <InProjects>
      <CustomersOfProject />
    </InProjects>
  );
}

function CustomersOfProject() {
  const { project: wantedId, text } = useSearch({ from: '/frame/customers/' });
  const { projects, project, error, refetch } = useChosenProject(wantedId);
  if (error && !projects) return <Problem error={error} onRetry={refetch} />;
  if (!projects || !project) return <LoadingLines />;
  return (
    <div className={classes.page}>
      <Tools projects={projects} project={project} text={text ?? ''} />
      <div className={classes.list}>
        {text ? (
          <Found projectId={project.id} text={text} />
        ) : (
          <All key={project.id} projectId={project.id} />
        )}
      </div>
    </div>
  );
}

function Tools(props: { projects: readonly Project[]; project: Project; text: string }) {
  const { projects, project } = props;
  const { t } = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState(props.text);
  const mayImport = useMay(may.import);
  const mayExport = useMay(may.export);
  const search = useDebouncedCallback(
    (words: string) =>
      void navigate({
        to: '/customers',
        search: { project: project.id, ...(words && { text: words }) },
        replace: true,
      }),
    typingPauseMs,
  );
  const type = (words: string) => {
    setText(words);
    search(words.trim());
  };
  return (
    <div className={classes.tools}>
      {projects.length > 1 && (
        <Select
          size="xs"
          className={classes.project ?? ''}
          aria-label={t('customers.project')}
          allowDeselect={false}
          data={projects.map(({ id, name }) => ({ value: id, label: name }))}
          value={project.id}
          onChange={(id) =>
            id && void navigate({ to: '.', search: (before) => ({ ...before, project: id }) })
          }
        />
      )}
      <TextInput
        size="xs"
        type="search"
        className={classes.search ?? ''}
        aria-label={t('customers.search')}
        placeholder={t('customers.search.text')}
        leftSection={<IconSearch size="0.875rem" stroke={1.6} />}
        value={text}
        onChange={({ currentTarget }) => type(currentTarget.value)}
      />
      {mayImport && (
        <PageButton
          size="xs"
          variant="default"
          to="/customers/import"
          search={{ project: project.id }}
          leftSection={<IconUpload size="0.875rem" />}
        >
          {t('customers.import')}
        </PageButton>
      )}
      {mayExport && (
        <Button
          size="xs"
          variant="default"
          component="a"
          href={`/api/v1/projects/${project.id}/customers/export`}
          download
          leftSection={<IconDownload size="0.875rem" />}
        >
          {t('customers.export')}
        </Button>
      )}
    </div>
  );
}

function All({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const mayImport = useMay(may.import);
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    customersApi.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ projectId, limit: pageSize, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
    }),
  );
  if (error && !data) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return (
      <Nothing
        icon={IconAddressBook}
        title={t('customers.none')}
        text={t('customers.none.text')}
        action={
          mayImport && (
            <PageButton to="/customers/import" search={{ project: projectId }}>
              {t('customers.import')}
            </PageButton>
          )
        }
      />
    );
  return (
    <List
      name={`customers.${projectId}`}
      projectId={projectId}
      items={items}
      onEnd={() => {
        if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
      }}
    />
  );
}

function Found({ projectId, text }: { projectId: string; text: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(
    customersApi.search.queryOptions({
      input: { projectId, text, limit: foundAtMost },
      placeholderData: keepPreviousData,
    }),
  );
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  if (data.items.length === 0)
    return (
      <Nothing
        icon={IconUserSearch}
        title={t('customers.none-found')}
        text={t('customers.none-found.text')}
      />
    );
  return <List name="customers.found" projectId={projectId} items={data.items} />;
}

function List(props: {
  name: string;
  projectId: string;
  items: readonly CustomerSummary[];
  onEnd?: () => void;
}) {
  const { name, projectId, items, onEnd } = props;
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <VirtualList
      items={items}
      keyOf={({ id }) => id}
      row={(customer) => <CustomerRow customer={customer} />}
      label={t('customers.title')}
      name={name}
      rowPx={rowPx}
      onChoose={({ id: customerId }) =>
        void navigate({
          to: '/customers/$projectId/$customerId',
          params: { projectId, customerId },
        })
      }
      {...(onEnd && { onEnd })}
    />
  );
}

function CustomerRow({ customer }: { customer: CustomerSummary }) {
  const { t, format } = useWords();
  const { name, identities, language, createdAt } = customer;
  const addresses = addressesOf(identities);
  return (
    <span className={classes.row}>
      <PersonName
        name={name ?? t('customers.unnamed')}
        detail={addresses || t('customers.no-address')}
      />
      <span className={classes.aside}>{language && languageNames[language]}</span>
      <time className={classes.aside} dateTime={createdAt} title={t('customers.since')}>
        {format.date(createdAt)}
      </time>
    </span>
  );
}
