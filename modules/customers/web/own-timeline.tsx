import { IconFlag, IconNote, IconShoppingBag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { isEvent } from '#kernel/event.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import {
  customerChanged,
  type LifeEvent,
  lifeEventRecorded,
  type Note,
  type Order,
  orderRecorded,
} from '../contract.ts';
import { customersApi, staffApi } from './apis.ts';
import { Facts } from './Facts.tsx';
import classes from './Timeline.module.css';
import { TimelineLine } from './TimelineLine.tsx';
import type { TimelinePart } from './timeline.ts';

const pageSize = 50;
const namesKnownForMs = 300_000;

/** What customers themselves bring to their timeline: orders, what happened in their lives, and
 *  notes. */
export const ownParts: readonly TimelinePart[] = [
  {
    id: 'orders',
    label: 'customers.timeline.orders',
    order: 20,
    load: async (who, signal) => {
      const { items, nextCursor } = await customersApi.listOrders.call(
        { ...who, limit: pageSize },
        { signal },
      );
      return { nextCursor, items: items.map(entryOfOrder) };
    },
    isTouchedBy: (event, customerId) =>
      isEvent(event, orderRecorded) && event.data.customerId === customerId,
  },
  {
    id: 'life',
    label: 'customers.timeline.life',
    order: 30,
    load: async (who, signal) => {
      const { items, nextCursor } = await customersApi.listLifeEvents.call(
        { ...who, limit: pageSize },
        { signal },
      );
      return { nextCursor, items: items.map(entryOfLife) };
    },
    isTouchedBy: (event, customerId) =>
      isEvent(event, lifeEventRecorded) && event.data.customerId === customerId,
  },
  {
    id: 'notes',
    label: 'customers.timeline.notes',
    order: 40,
    load: async (who, signal) => {
      const { items, nextCursor } = await customersApi.listNotes.call(
        { ...who, limit: pageSize },
        { signal },
      );
      return { nextCursor, items: items.map(entryOfNote) };
    },
    isTouchedBy: (event, customerId) =>
      isEvent(event, customerChanged) && event.subjectId === customerId,
  },
];

function entryOfOrder(order: Order) {
  return {
    id: order.id,
    at: order.placedAt,
    icon: IconShoppingBag,
    label: 'customers.timeline.order' as const,
    draw: () => <OrderLine order={order} />,
    ...(hasFacts(order.data) && { drawMore: () => <Facts facts={order.data} /> }),
  };
}

function OrderLine({ order }: { order: Order }) {
  const { t, format } = useWords();
  const { number, product, state, totalMinor, currency } = order;
  return (
    <TimelineLine
      title={product || number}
      detail={
        <>
          {t('customers.order', { number })} · {t(`customers.order.${state}`)}
        </>
      }
      aside={format.number(inUnits(totalMinor, currency), { style: 'currency', currency })}
    />
  );
}

/** Yen have no smaller unit and dinars a thousand of them. */
function inUnits(totalMinor: number, currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return totalMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
}

function entryOfLife(event: LifeEvent) {
  return {
    id: event.id,
    at: event.at,
    icon: IconFlag,
    label: 'customers.timeline.life-event' as const,
    draw: () => <LifeLine kind={event.kind} />,
    ...(hasFacts(event.data) && { drawMore: () => <Facts facts={event.data} /> }),
  };
}

function LifeLine({ kind }: { kind: string }) {
  const { find } = useWords();
  // ids: customers.life.*
  return <TimelineLine title={find(`customers.life.${kind}`) ?? kind.replaceAll('-', ' ')} />;
}

function entryOfNote(note: Note) {
  return {
    id: note.id,
    at: note.createdAt,
    icon: IconNote,
    label: 'customers.timeline.note' as const,
    draw: () => <NoteLine note={note} />,
    drawMore: () => <UserText className={classes.text} text={note.text} />,
  };
}

function NoteLine({ note }: { note: Note }) {
  const { data } = useQuery(
    staffApi.listColleagues.queryOptions({ input: {}, staleTime: namesKnownForMs }),
  );
  const author = data?.find(({ id }) => id === note.authorId)?.name;
  return <TimelineLine title={note.text} {...(author && { detail: author })} />;
}

function hasFacts(data: object): boolean {
  return Object.keys(data).length > 0;
}
