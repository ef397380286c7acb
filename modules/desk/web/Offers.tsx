import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconMail, IconMessageCircle, IconPhoneRinging } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isEvent } from '#kernel/event.ts';
import { msBetween } from '#kernel/time.ts';
import { offerEnded } from '#modules/routing/contract.ts';
import { type Offer, takenByColleague } from '#modules/routing/core/offer.ts';
import { Clock } from '#platform/web/Clock.tsx';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { useLive } from '#platform/web/live.ts';
import { useMe } from '#platform/web/me.ts';
import { useNow } from '#platform/web/now.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { routingApi } from './apis.ts';
import classes from './Offers.module.css';
import { ring } from './ringing.ts';
import { useOffers } from './use-work.ts';

const channelIcons = { chat: IconMessageCircle, email: IconMail };

/** What rings at me, each with its time; the first is answered by key. */
export function Offers() {
  const { t } = useWords();
  const offers = useOffers().data?.items ?? [];
  useColleagues();
  const newest = offers.at(-1)?.entry.offerId;
  useEffect(() => {
    if (newest) ring();
  }, [newest]);
  return (
    <section aria-live="assertive" aria-label={t('desk.offers')}>
      {offers.map((offer, index) => (
        <OfferCard key={offer.entry.contactId} offer={offer} isFirst={index === 0} />
      ))}
    </section>
  );
}

/** Tells me when a colleague was faster. */
function useColleagues(): void {
  const { t } = useWords();
  const me = useMe();
  useLive([`person:${me.id}`], (event) => {
    if (!isEvent(event, offerEnded) || event.data.agentId !== me.id) return;
    if (event.data.reason !== takenByColleague) return;
    notifications.show({ message: t('desk.offer.colleague') });
  });
}

function OfferCard({ offer, isFirst }: { offer: Offer; isFirst: boolean }) {
  const { t, format } = useWords();
  const now = useNow();
  const { item, entry } = offer;
  const accept = useAccept(offer);
  const ChannelIcon = channelIcons[item.channel];
  return (
    <article className={classes.card}>
      <header className={classes.head}>
        <IconPhoneRinging size="1rem" className={classes.bell} aria-hidden />
        <UserText className={classes.name} text={item.customerName || t('desk.unnamed')} />
        <Clock dueAt={offer.expiresAt} {...(entry.offeredAt && { startedAt: entry.offeredAt })} />
      </header>
      <p className={classes.words}>
        <UserText text={item.lastMessagePreview || item.subject} />
      </p>
      <p className={classes.facts}>
        <ChannelIcon size="0.875rem" aria-hidden />
        {t(`desk.channel.${item.channel}`)}
        {' · '}
        {t('desk.waited', { time: format.duration(msBetween(entry.enteredAt, now)) })}
      </p>
      <Problem error={accept.error} />
      <footer className={classes.answers}>
        <Button
          size="xs"
          loading={accept.isPending}
          rightSection={isFirst && <KeyHint keys="alt+a" />}
          onClick={() => accept.mutate()}
        >
          {t('desk.accept')}
        </Button>
        <Decline offer={offer} />
      </footer>
      {isFirst && <AcceptKey onAccept={() => accept.mutate()} />}
    </article>
  );
}

function AcceptKey({ onAccept }: { onAccept: () => void }) {
  useKeys([{ keys: 'alt+a', label: 'desk.accept', run: onAccept, isAlways: true }]);
  return null;
}

function useAccept({ entry }: Offer) {
  const navigate = useNavigate();
  const { projectId, contactId } = entry;
  const { mutate, ...rest } = useMutation(
    routingApi.accept.mutationOptions({
      onSuccess: (item) =>
        void navigate({
          to: '/desk/$projectId/$conversationId',
          params: { projectId, conversationId: item.id },
        }),
    }),
  );
  return { ...rest, mutate: () => mutate({ projectId, contactId }) };
}

function Decline({ offer: { entry } }: { offer: Offer }) {
  const { t, language } = useWords();
  const { projectId, contactId } = entry;
  const { data } = useQuery(routingApi.declineReasons.queryOptions({ input: { projectId } }));
  const { mutate } = useMutation(routingApi.decline.mutationOptions());
  const reasons = (data?.items ?? []).filter((reason) => !reason.isArchived);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default">
          {t('desk.decline')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('desk.decline.why')}</Menu.Label>
        {reasons.map(({ id, names }) => (
          <Menu.Item key={id} onClick={() => mutate({ projectId, contactId, reasonId: id })}>
            {names[language]}
          </Menu.Item>
        ))}
        {reasons.length === 0 && (
          <Menu.Item
            onClick={() => mutate({ projectId, contactId, reason: t('desk.decline.other') })}
          >
            {t('desk.decline.other')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
