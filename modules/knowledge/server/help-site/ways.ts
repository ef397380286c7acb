import type { Id } from '#kernel/id.ts';
import type { Context } from '#platform/context.ts';
import type { Language } from '#platform/http/contract.ts';
import type { Letter } from '../../core/help-site/letter.ts';

/** A way to a person as the pages show it, in their language. */
export interface OfferedWay {
  /** What it is: “Chat”. */
  readonly title: string;
  /** What to expect of it: when somebody is there, when an answer comes. */
  readonly text: string;
  /** widget: the chat, where the browser runs scripts. form: a question written on the page.
   *  link: to a telephone or a mail program. */
  readonly by:
    | { readonly kind: 'widget'; readonly publicKey: string }
    | { readonly kind: 'form' }
    | { readonly kind: 'link'; readonly href: string };
}

/** What brings those who read the help site to a person. */
export interface WayToPerson {
  readonly name: string;
  /** Ways stand in this order. */
  readonly order: number;
  /** The way as a project offers it now; null while it does not. Asked as Heed itself. */
  readonly offer: (
    ctx: Context,
    at: { projectId: Id; language: Language },
  ) => Promise<OfferedWay | null>;
  /** Takes a question from the form; returns its conversation. Ways by form have it. */
  readonly take?: (ctx: Context, letter: Letter) => Promise<Id>;
}

/** A way that a project offers now. */
export type OpenWay = OfferedWay & Pick<WayToPerson, 'name' | 'take'>;

const ways = new Map<string, WayToPerson>();

/** Where channels put the ways to a person that the pages of every project then show. */
export const waysToPerson = {
  fill: (way: WayToPerson): void => {
    ways.set(way.name, way);
  },
};

/** The ways that a project offers now, in their order. */
export async function openWays(
  ctx: Context,
  at: { projectId: Id; language: Language },
): Promise<OpenWay[]> {
  const offered: OpenWay[] = [];
  for (const way of Array.from(ways.values()).sort((one, other) => one.order - other.order)) {
    const offer = await way.offer(ctx, at);
    const { name, take } = way;
    if (offer) offered.push({ ...offer, name, ...(take && { take }) });
  }
  return offered;
}
