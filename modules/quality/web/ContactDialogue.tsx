import { useQuery } from '@tanstack/react-query';
import { may as mayOfCustomers } from '#modules/customers/contract.ts';
import { may as mayOfSurveys } from '#modules/surveys/contract.ts';
import { SurveyAnswers, useNameOf } from '#modules/surveys/web/index.ts';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { contactsApi } from './apis.ts';
import classes from './ContactDialogue.module.css';
import type { Marking } from './marking.ts';
import { Timeline } from './Timeline.tsx';
import { Transcript } from './Transcript.tsx';
import { type Dialogue, useDialogue } from './use-dialogue.ts';

const historyShown = 8;

/** A contact with all that belongs to it: what its customer said of it, how long it stood where,
 *  the words themselves, and the customer's other conversations. */
export function ContactDialogue(props: {
  projectId: string;
  conversationId: string;
  contactId?: string | undefined;
  marking?: Marking;
  shownId?: string | undefined;
}) {
  const { projectId, conversationId, contactId, marking, shownId } = props;
  const { t } = useWords();
  const maySurveys = useMay(mayOfSurveys.read);
  const { dialogue, error, refetch } = useDialogue({ projectId, conversationId, contactId });
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!dialogue) return <LoadingLines />;
  const { contact, item, segments } = dialogue;
  return (
    <div className={classes.column}>
      {maySurveys && contact && (
        <section className={classes.survey}>
          <h2 className={classes.title}>{t('quality.customer-said')}</h2>
          <SurveyAnswers projectId={projectId} contactId={contact.id} />
        </section>
      )}
      <section className={classes.facts}>
        <Facts dialogue={dialogue} />
        <Timeline segments={segments} />
      </section>
      {item.subject && (
        <p className={classes.subject}>
          <UserText text={item.subject} />
        </p>
      )}
      <Transcript dialogue={dialogue} shownId={shownId} {...(marking && { marking })} />
      <OtherConversations dialogue={dialogue} />
    </div>
  );
}

function Facts({ dialogue: { item, contact } }: { dialogue: Dialogue }) {
  const { t, language, format } = useWords();
  const nameOf = useNameOf();
  const mayCustomers = useMay(mayOfCustomers.read);
  const { projectId } = item;
  const reasons = useQuery(contactsApi.reasons.queryOptions({ input: { projectId } })).data?.items;
  const reason = reasons?.find(({ id }) => id === contact?.reasonId)?.names[language];
  const facts = [
    [t('quality.fact.channel'), t(`quality.channel.${item.channel}`)],
    [t('quality.fact.reason'), reason],
    [t('quality.fact.agent'), contact?.agentId ? nameOf(contact.agentId) : undefined],
    [t('quality.fact.opened'), contact && format.dateTime(contact.openedAt)],
    [t('quality.fact.repeat'), contact?.repeatOfId ? t('quality.fact.repeat.yes') : undefined],
  ] as const;
  return (
    <dl className={classes.list}>
      {mayCustomers && (
        <div>
          <dt>{t('quality.fact.customer')}</dt>
          <dd>
            <AddressLink to={`/customers/${projectId}/${item.customerId}`}>
              <UserText text={item.customerName || t('quality.unnamed')} />
            </AddressLink>
          </dd>
        </div>
      )}
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <UserText text={value} />
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** What the customer came with before and after. */
function OtherConversations({ dialogue: { item } }: { dialogue: Dialogue }) {
  const { t, format } = useWords();
  const { projectId, customerId } = item;
  const { data } = useQuery(
    contactsApi.list.queryOptions({ input: { projectId, customerId, limit: historyShown } }),
  );
  const others = (data?.items ?? []).filter(({ id }) => id !== item.id);
  if (others.length === 0) return null;
  return (
    <section className={classes.others}>
      <h2 className={classes.title}>{t('quality.other-conversations')}</h2>
      <ul>
        {others.map(({ id, subject, lastMessagePreview, lastMessageAt }) => (
          <li key={id}>
            <AddressLink to={`/dialogues/${projectId}/${id}`} className={classes.other}>
              <UserText text={subject || lastMessagePreview} />
            </AddressLink>
            <time dateTime={lastMessageAt}>{format.date(lastMessageAt)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}
