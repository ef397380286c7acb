import { type ReactNode, useEffect, useState } from 'react';
import { createKeyRegistry, KeysContext } from './keys.ts';

/** Listens to the keyboard for everything inside. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(createKeyRegistry);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isOurs = !event.defaultPrevented && !event.isComposing && !event.repeat;
      if (isOurs && registry.press(event)) event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [registry]);
  return <KeysContext value={registry}>{children}</KeysContext>;
}
