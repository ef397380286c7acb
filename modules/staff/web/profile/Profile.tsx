import { useQuery } from '@tanstack/react-query';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Page } from '#platform/web/Page.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { Section } from '#platform/web/Section.tsx';
import { useWords } from '#platform/web/words.ts';
import { staffApi } from '../api.ts';
import { AboutMe } from './AboutMe.tsx';
import { Look } from './Look.tsx';
import { Password } from './Password.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { Sessions } from './Sessions.tsx';

/** What is mine: name, look, how I prove who I am, where I am signed in. */
export function Profile() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(staffApi.me.show.queryOptions());
  if (error && !data) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  const { person } = data;
  return (
    <Page>
      <Section title={t('staff.profile.about')}>
        <AboutMe person={person} />
      </Section>
      <Section title={t('staff.profile.look')} text={t('staff.profile.look.text')}>
        <Look />
      </Section>
      <Section title={t('field.password')} text={t('staff.profile.password.text')}>
        <Password person={person} />
      </Section>
      <Section title={t('staff.enrol')} text={t('staff.profile.second-factor.text')}>
        <SecondFactor isSetUp={person.hasSecondFactor} />
      </Section>
      <Section title={t('staff.sessions')} text={t('staff.sessions.text')}>
        <Sessions />
      </Section>
    </Page>
  );
}
