import { useState } from 'react';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import { keptDetail } from '#modules/knowledge/core/guide/display.ts';
import type { KnownDetail } from '#modules/knowledge/core/guide/guide.ts';
import { useGuiding } from './use-guiding.ts';
import { useReading } from './use-reading.ts';

/** What the guide hands over to the coding of a contact: the reason, and what was found out, less
 *  what the agent leaves out. */
export function useHandedOver(item: ConversationItem): {
  reasonId: string | null;
  details: KnownDetail[];
  leaveOut: (key: string) => void;
  isLoaded: boolean;
} {
  const { guiding } = useGuiding(item);
  const read = useReading(item, guiding);
  const [left, setLeft] = useState<readonly string[]>([]);
  const details = (read?.guide.details ?? []).flatMap((detail, place) => {
    const value = read?.reading.details[place]?.value ?? null;
    return value === null || left.includes(detail.key) ? [] : [keptDetail(detail, value)];
  });
  return {
    ...{ reasonId: guiding?.reasonId ?? null, details },
    leaveOut: (key) => setLeft((before) => [...before, key]),
    isLoaded:
      guiding !== undefined && (read !== null || !guiding?.isShown || guiding.number === null),
  };
}
