import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';

/** A form that Enter sends. When something is wrong the focus goes to the first wrong field.
 *  error: what the last sending threw. */
export function Form(props: {
  error?: Error | null;
  className?: string | undefined;
  label?: string;
  onSubmit: () => void;
  children: ReactNode;
}) {
  const { error, className, label, onSubmit, children } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit();
  };
  return (
    <form ref={form} noValidate className={className} aria-label={label} onSubmit={send}>
      {children}
    </form>
  );
}
