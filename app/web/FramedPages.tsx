import { Outlet, useMatches, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { isEvent } from '#kernel/event.ts';
import { personChanged, sessionEnded } from '#modules/staff/contract.ts';
import { type LiveClient, openLiveClient } from '#platform/live/client.ts';
import { ApiProblem } from '#platform/web/api.ts';
import { LiveProvider } from '#platform/web/LiveProvider.tsx';
import { useConnection, useLive } from '#platform/web/live.ts';
import { isPermitted, type Me } from '#platform/web/me.ts';
import { places, searches, topBar } from './doors.ts';
import { Crashed } from './frame/Crashed.tsx';
import { Failures } from './frame/Failures.tsx';
import { Forbidden } from './frame/Forbidden.tsx';
import { Frame } from './frame/Frame.tsx';
import { FrameLoading } from './frame/FrameLoading.tsx';
import { useKeepPreferences, useSession, useSignOut } from './session.ts';

const SignedOut = lazy(() =>
  import('./frame/SignedOut.tsx').then((file) => ({ default: file.SignedOut })),
);

/** The pages for people who are signed in; everybody else is led to the sign-in. */
export function FramedPages() {
  const { me, mustEnrol, error, refresh } = useSession();
  const keepPreferences = useKeepPreferences();
  const signOut = useSignOut();
  const [isSignedOut, setSignedOut] = useState(false);
  const isStranger = error instanceof ApiProblem && error.code === 'signed-out';
  const comeBack = async () => {
    if (await refresh()) setSignedOut(false);
  };
  if (!me && isStranger) return <ToSignIn step="/sign-in" />;
  if (mustEnrol) return <ToSignIn step="/sign-in/enrol" />;
  if (!me && error) return <Crashed error={error} reset={refresh} />;
  if (!me) return <FrameLoading />;
  return (
    <LiveProvider client={liveClient()}>
      <Frame
        me={me}
        places={places}
        searches={searches}
        topBar={topBar}
        onPreferences={keepPreferences}
        onSignOut={signOut}
      >
        <Permitted me={me} />
      </Frame>
      <Changes me={me} onChange={refresh} />
      <Failures onSignedOut={() => setSignedOut(true)} />
      <Suspense>{isSignedOut && <SignedOut onBack={comeBack} />}</Suspense>
    </LiveProvider>
  );
}

/** The page, or the word that it is not for this person. */
function Permitted({ me }: { me: Me }) {
  const matches = useMatches();
  const isOpen = matches.every(({ staticData }) => isPermitted(me, staticData.permission));
  return isOpen ? <Outlet /> : <Forbidden />;
}

/** Follows what others do to the person: new roles count at once, an ended session is told. Its end
 *  may also close the connection before anything can be heard. */
function Changes({ me, onChange }: { me: Me; onChange: () => void }) {
  const isLost = useConnection() === 'lost';
  const ask = useEffectEvent(onChange);
  useEffect(() => {
    if (isLost) ask();
  }, [isLost]);
  useLive([`person:${me.id}`], (event) => {
    const isMine = isEvent(event, personChanged) && event.data.personId === me.id;
    if (isMine || isEvent(event, sessionEnded)) onChange();
  });
  return null;
}

/** Leads to a step of signing in, and from there back to this page. */
function ToSignIn({ step }: { step: '/sign-in' | '/sign-in/enrol' }) {
  const router = useRouter();
  useEffect(() => {
    const then = encodeURIComponent(router.latestLocation.href);
    void router.navigate({ href: `${step}?then=${then}`, replace: true });
  }, [router, step]);
  return <FrameLoading />;
}

let opened: LiveClient | undefined;

/** One connection for as long as the page is loaded. */
function liveClient(): LiveClient {
  opened ??= openLiveClient(`${location.origin.replace(/^http/, 'ws')}/api/live`);
  return opened;
}
