import { useRouter } from '@tanstack/react-router';
import type { ComponentPropsWithRef, MouseEvent } from 'react';
import classes from './AddressLink.module.css';

/** A link to an address of Heed that is known only at run time. Where the route is known when the
 *  code is written, the router's own Link checks it. Without a class of its own it looks like
 *  every link. to: `/desk/42?tab=history`. */
export function AddressLink(props: ComponentPropsWithRef<'a'> & { to: string }) {
  const { to, onClick, className = classes.link, ...rest } = props;
  const router = useRouter();
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey);
    if (!isPlain || event.defaultPrevented) return;
    event.preventDefault();
    void router.navigate({ href: to });
  };
  return <a {...rest} className={className} href={to} onClick={go} />;
}
