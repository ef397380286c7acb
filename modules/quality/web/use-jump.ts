import { useState } from 'react';

/** Leads to a message of a transcript; also a second time to the same. */
export function useJump() {
  const [shownId, setShownId] = useState<string>();
  const jumpTo = (messageId: string) => {
    setShownId(undefined);
    requestAnimationFrame(() => setShownId(messageId));
  };
  return { shownId, jumpTo };
}
