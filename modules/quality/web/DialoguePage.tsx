import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { Page } from '#platform/web/Page.tsx';
import { useTitle } from '#platform/web/title.ts';
import { useWords } from '#platform/web/words.ts';
import { contactsApi } from './apis.ts';
import { ContactDialogue } from './ContactDialogue.tsx';

const from = '/frame/dialogues/$projectId/$conversationId';

/** One dialogue to be read: where every figure and every quote leads down to. */
export function DialoguePage() {
  const { t } = useWords();
  const { projectId, conversationId } = useParams({ from });
  const { contact, message } = useSearch({ from });
  const input = { projectId, conversationId };
  const { data } = useQuery(contactsApi.open.queryOptions({ input }));
  useTitle(data && (data.item.customerName || t('quality.unnamed')));
  return (
    <Page>
      <ContactDialogue {...input} contactId={contact} shownId={message} />
    </Page>
  );
}
