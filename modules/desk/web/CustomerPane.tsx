import { Button, Textarea, VisuallyHidden } from '@mantine/core';
import { IconArrowMerge, IconChevronRight, IconCircleCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { ConversationItem, EarlierContact } from '#modules/contacts/contract.ts';
import type { CustomerCard } from '#modules/customers/contract.ts';
import { Avoidances, ValueLevel } from '#modules/customers/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { PageLink } from '#platform/web/PageLink.tsx';
import { PersonName } from '#platform/web/PersonName.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { customersApi } from './apis.ts';
import classes from './CustomerPane.module.css';
import { EarlierContacts } from './earlier/EarlierContacts.tsx';
import { EarlierReading } from './earlier/EarlierReading.tsx';
import { Guide } from './guide/Guide.tsx';
import { History } from './History.tsx';
import { useConversation } from './use-conversation.ts';

/** The right column: who the customer is and what happened before. */
export function CustomerPane(props: { projectId: string; conversationId: string }) {
  const item = useConversation(props.projectId, props.conversationId).data?.item;
  if (!item) return <LoadingLines lines={4} />;
  return <Customer key={item.id} item={item} />;
}

function Customer({ item }: { item: ConversationItem }) {
  const { t } = useWords();
  const { projectId, customerId } = item;
  const [read, setRead] = useState<EarlierContact | null>(null);
  const { data, error, refetch } = useQuery(
    customersApi.get.queryOptions({ input: { projectId, customerId } }),
  );
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines lines={4} />;
  if (read) {
    return <EarlierReading projectId={projectId} earlier={read} onBack={() => setRead(null)} />;
  }
  const name = data.name || t('desk.unnamed');
  const detail = data.language ? t(`desk.language.${data.language}`) : undefined;
  return (
    <div className={classes.column}>
      <header className={classes.head}>
        <Link
          to="/customers/$projectId/$customerId"
          params={{ projectId, customerId: data.id }}
          className={classes.person}
        >
          <PersonName name={name} {...(detail && { detail })} />
          <VisuallyHidden>{t('desk.customer.open')}</VisuallyHidden>
          <IconChevronRight size="1rem" stroke={1.6} aria-hidden />
        </Link>
        <ValueLevel level={data.valueLevel} />
        <SamePerson card={data} />
      </header>
      <Guide item={item} />
      <Part title={t('desk.addresses')}>
        <Addresses card={data} />
      </Part>
      <Part title={t('desk.history')}>
        <History item={item} />
      </Part>
      <Part title={t('desk.earlier-like')}>
        <EarlierContacts item={item} onRead={setRead} />
      </Part>
      <Part title={t('desk.orders')} isEmpty={data.orders.length === 0}>
        <Orders card={data} />
      </Part>
      <Part title={t('desk.life')} isEmpty={data.lifeEvents.length === 0}>
        <LifeEvents card={data} />
      </Part>
      <Part title={t('customers.avoidances')}>
        <Avoidances card={data} agentId={item.agentId} />
      </Part>
      <Part title={t('desk.notes')}>
        <Notes projectId={projectId} customerId={customerId} />
      </Part>
    </div>
  );
}

/** Leads to where two records of one person are made one. */
function SamePerson({ card }: { card: CustomerCard }) {
  const { t } = useWords();
  const [first] = card.suggestions;
  if (!first) return null;
  return (
    <PageLink
      to="/customers/$projectId/$customerId"
      params={{ projectId: card.projectId, customerId: card.id }}
      search={{ side: 'about' }}
      className={classes.hint ?? ''}
    >
      <IconArrowMerge size="0.875rem" stroke={1.6} aria-hidden />
      {card.suggestions.length === 1
        ? t('desk.same-person', { name: first.otherName ?? t('desk.unnamed') })
        : t('desk.same-person.many', { count: card.suggestions.length })}
    </PageLink>
  );
}

function Part(props: { title: string; isEmpty?: boolean; children: ReactNode }) {
  const { title, isEmpty = false, children } = props;
  if (isEmpty) return null;
  return (
    <section className={classes.part}>
      <h2 className={classes.title}>{title}</h2>
      {children}
    </section>
  );
}

function Addresses({ card }: { card: CustomerCard }) {
  const { t } = useWords();
  const shown = card.identities.filter(({ kind }) => kind !== 'visitor');
  if (shown.length === 0) return <p className={classes.quiet}>{t('desk.addresses.none')}</p>;
  return (
    <ul className={classes.list}>
      {shown.map(({ id, display, isVerified }) => (
        <li key={id} className={classes.line}>
          <UserText className={classes.text} text={display} />
          {isVerified && <IconCircleCheck size="0.875rem" aria-label={t('desk.verified')} />}
        </li>
      ))}
    </ul>
  );
}

function Orders({ card }: { card: CustomerCard }) {
  const { t, format } = useWords();
  return (
    <ul className={classes.list}>
      {card.orders.map(({ id, number, product, state, totalMinor, currency, placedAt }) => (
        <li key={id} className={classes.order}>
          <span className={classes.line}>
            <UserText className={classes.text} text={number} />
            <span>{format.number(totalMinor / 100, { style: 'currency', currency })}</span>
          </span>
          <span className={classes.quiet}>
            <UserText text={product} /> · {t(`desk.order.${state}`)} · {format.date(placedAt)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function LifeEvents({ card }: { card: CustomerCard }) {
  const { find, format } = useWords();
  return (
    <ul className={classes.list}>
      {card.lifeEvents.map(({ id, kind, at }) => (
        <li key={id} className={classes.line}>
          {/* ids: desk.life.* */}
          <span className={classes.text}>{find(`desk.life.${kind}`) ?? kind}</span>
          <time className={classes.quiet} dateTime={at}>
            {format.date(at)}
          </time>
        </li>
      ))}
    </ul>
  );
}

function Notes({ projectId, customerId }: { projectId: string; customerId: string }) {
  const { t, format } = useWords();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const input = { projectId, customerId };
  const { data } = useQuery(customersApi.listNotes.queryOptions({ input }));
  const { mutate, error, isPending } = useMutation(
    customersApi.addNote.mutationOptions({
      onSuccess: () => {
        setText('');
        return client.invalidateQueries({ queryKey: customersApi.listNotes.key({ input }) });
      },
    }),
  );
  return (
    <>
      <ul className={classes.list}>
        {(data?.items ?? []).map((note) => (
          <li key={note.id} className={classes.order}>
            <UserText text={note.text} />
            <time className={classes.quiet} dateTime={note.createdAt}>
              {format.dateTime(note.createdAt)}
            </time>
          </li>
        ))}
      </ul>
      <Textarea
        size="xs"
        autosize
        minRows={1}
        aria-label={t('desk.notes.add')}
        placeholder={t('desk.notes.add')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Problem error={error} />
      {text.trim() !== '' && (
        <Button
          size="compact-xs"
          variant="default"
          loading={isPending}
          onClick={() => mutate({ ...input, text })}
        >
          {t('desk.notes.save')}
        </Button>
      )}
    </>
  );
}
