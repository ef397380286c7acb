import type { Message } from '#modules/contacts/contract.ts';
import type { PlacedMark } from './marks.ts';
/** What lies on the words of a transcript, and what is done with them. */
export interface Marking {
  readonly marks: readonly PlacedMark[];
  readonly activeId?: string | undefined;
  readonly onMark?: (message: Message) => void;
  readonly onChoose?: (criterionId: string) => void;
}
