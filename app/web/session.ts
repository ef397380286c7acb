import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { staffContract } from '#modules/staff/contract.ts';
import { createApi } from '#platform/web/api.ts';
import type { Me } from '#platform/web/me.ts';
import { type Preferences, usePreferences } from '#platform/web/preferences.ts';

const api = createApi('staff', staffContract);

/** Who is signed in, as the server says. refresh: asks again, and tells whether it is the same
 *  person; for another one the page is loaded anew. */
export interface Session {
  readonly me: Me | undefined;
  /** Whether the person may do nothing until he has set up a second factor. */
  readonly mustEnrol: boolean;
  readonly error: Error | null;
  readonly refresh: () => Promise<boolean>;
}

/** The session of this browser. The preferences that the server keeps are taken over here. */
export function useSession(): Session {
  const { data, error, refetch } = useQuery(
    api.me.show.queryOptions({ staleTime: Number.POSITIVE_INFINITY }),
  );
  const me = useMemo((): Me | undefined => {
    if (!data) return undefined;
    const { id, name, language, preferences } = data.person;
    const permissions = new Set(data.permissions);
    return { id, name, permissions, preferences: { ...preferences, language } };
  }, [data]);
  const [, setPreferences] = usePreferences();
  useEffect(() => {
    if (me) setPreferences(me.preferences);
  }, [me, setPreferences]);
  const refresh = async () => {
    const fresh = await refetch();
    if (!fresh.isSuccess) return false;
    const isSame = me === undefined || me.id === fresh.data.person.id;
    if (!isSame) location.assign('/');
    return isSame;
  };
  return { me, mustEnrol: data?.mustEnrol ?? false, error, refresh };
}

/** Keeps preferences for all devices of the person. */
export function useKeepPreferences(): (preferences: Preferences) => void {
  const { mutate } = useMutation(api.me.change.mutationOptions());
  return ({ language, ...preferences }) => mutate({ language, preferences });
}

/** Ends the session. The page is loaded anew, so that nothing of the person stays on the device. */
export function useSignOut(): () => void {
  const { mutate } = useMutation(
    api.signIn.signOut.mutationOptions({ onSuccess: () => location.assign('/sign-in') }),
  );
  return () => mutate(undefined);
}
