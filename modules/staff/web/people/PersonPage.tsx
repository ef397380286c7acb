import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from '#platform/web/Form.tsx';
import { useFields } from '#platform/web/fields.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { Section } from '#platform/web/Section.tsx';
import { useTitle } from '#platform/web/title.ts';
import { useWords } from '#platform/web/words.ts';
import { refusals } from '../../contract.ts';
import type { Person } from '../../core/person.ts';
import { staffApi } from '../api.ts';
import { personParts } from '../slots.ts';
import { PersonAccess } from './PersonAccess.tsx';
import { type PersonFacts, PersonFields, personFactPaths } from './PersonFields.tsx';

/** One person: who he is, what he may do, and how he comes in. */
export function PersonPage() {
  const { t } = useWords();
  const { personId } = useParams({ from: '/frame/people/$personId' });
  const { data, error, refetch } = useQuery(
    staffApi.people.show.queryOptions({ input: { id: personId } }),
  );
  useTitle(data?.name);
  if (error && !data) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  const parts = data.seesEveryProject ? [] : personParts.fillings();
  return (
    <>
      <Section title={t('staff.person.about')}>
        <About key={data.id} person={data} />
      </Section>
      {parts.map(({ order, component: Part }) => (
        <Section key={order} title={t('staff.person.projects')}>
          <Part personId={data.id} />
        </Section>
      ))}
      <Section title={t('staff.person.access')} text={t(`staff.state.${data.state}.text`)}>
        <PersonAccess person={data} />
      </Section>
    </>
  );
}

function About({ person }: { person: Person }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [facts, setFacts] = useState<PersonFacts>(person);
  const { mutate, error, isPending } = useMutation(
    staffApi.people.change.mutationOptions({
      meta: { showsProblem: true },
      onSuccess: () => {
        notifications.show({ message: t('frame.saved') });
        return client.invalidateQueries({ queryKey: staffApi.key() });
      },
    }),
  );
  const fields = useFields(error, personFactPaths, {
    [refusals.emailTaken]: 'email',
    [refusals.lastAdministrator]: 'roles',
  });
  const { name, email, language, roles, seesEveryProject, teamIds, skills } = facts;
  const save = () =>
    mutate({
      id: person.id,
      ...{ name, email, language, roles, seesEveryProject, teamIds, skills },
    });
  return (
    <Form error={error} onSubmit={save}>
      <PersonFields facts={facts} fields={fields} onChange={setFacts} />
      <Problem error={fields.rest} />
      <Button type="submit" mt="md" loading={isPending}>
        {t('frame.save')}
      </Button>
    </Form>
  );
}
