import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiProblem } from '#platform/web/api.ts';
import { PageButton, PageLink } from '#platform/web/PageLink.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { usePreferences } from '#platform/web/preferences.ts';
import { useWords } from '#platform/web/words.ts';
import { refusals } from '../../contract.ts';
import { staffApi } from '../api.ts';
import { LinkForm } from './LinkForm.tsx';
import { SignInFrame } from './SignInFrame.tsx';

/** The page of a link by which somebody comes in. Opening it uses nothing up: programs that read
 *  mails open every link. */
export function LinkPage() {
  const { t } = useWords();
  const { token } = useParams({ from: '/sign-in/link/$token' });
  const { data, error, refetch } = useQuery(
    staffApi.signIn.showLink.queryOptions({ input: { token }, retry: false, gcTime: 0 }),
  );
  useLanguageOf(data?.person?.language);
  if (error) return <Unusable error={error} onRetry={refetch} />;
  if (!data)
    return (
      <SignInFrame title={t('staff.link.loading')}>
        <Stack gap="sm">
          <Skeleton height="2rem" />
          <Skeleton height="2rem" />
        </Stack>
      </SignInFrame>
    );
  const { kind, person } = data;
  return (
    <SignInFrame
      title={t(`staff.link.${kind}`)}
      text={t(`staff.link.${kind}.text`, { name: person?.name ?? '' })}
    >
      <LinkForm token={token} link={data} />
    </SignInFrame>
  );
}

/** A link that lets nobody in, and what to do now. */
function Unusable({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useWords();
  const isExpired = error instanceof ApiProblem && endings.has(error.code);
  if (!isExpired)
    return (
      <SignInFrame title={t('staff.link.loading')}>
        <Problem error={error} onRetry={onRetry} />
      </SignInFrame>
    );
  return (
    <SignInFrame
      title={t('staff.link.expired')}
      foot={
        <PageLink size="sm" to="/sign-in/forgotten">
          {t('staff.sign-in.forgotten')}
        </PageLink>
      }
    >
      <Stack gap="md">
        <Text size="sm">{t('staff.link.expired.text')}</Text>
        <PageButton to="/sign-in" fullWidth variant="default">
          {t('staff.sign-in')}
        </PageButton>
      </Stack>
    </SignInFrame>
  );
}

/** An address with a shortened token is as good as one that has expired. */
const endings: ReadonlySet<string> = new Set([refusals.linkExpired, 'invalid-input']);

/** Speaks to the person in his language, until he chooses another one here. */
function useLanguageOf(language: 'en' | 'ru' | 'zh' | undefined): void {
  const [preferences, setPreferences] = usePreferences();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a choice made here is not taken back
  useEffect(() => {
    if (language) setPreferences({ ...preferences, language });
  }, [language]);
}
