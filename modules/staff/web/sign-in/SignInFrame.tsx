import { useDocumentTitle } from '@mantine/hooks';
import type { ComponentProps } from 'react';
import { AuthFrame } from '#platform/web/AuthFrame.tsx';

/** A page around signing in, which also names the browser's tab. */
export function SignInFrame(props: ComponentProps<typeof AuthFrame>) {
  useDocumentTitle(`${props.title} · Heed`);
  return <AuthFrame {...props} />;
}
