import { useSearch } from '@tanstack/react-router';
import { useWords } from '#platform/web/words.ts';
import { Enrolment } from '../Enrolment.tsx';
import { useEnter } from './entry.ts';
import { SignInFrame } from './SignInFrame.tsx';

/** Setting up the second factor before anything else, for roles that need one. */
export function Enrol() {
  const { t } = useWords();
  const enter = useEnter(useSearch({ from: '/sign-in/enrol' }).then);
  return (
    <SignInFrame title={t('staff.enrol')} text={t('staff.enrol.needed')}>
      <Enrolment onDone={() => enter('enter')} />
    </SignInFrame>
  );
}
