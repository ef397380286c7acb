import { useQuery } from '@tanstack/react-query';
import type { ConversationItem } from '#modules/contacts/contract.ts';
import type { ReplyTemplate } from '#modules/projects/contract.ts';
import { useMe } from '#platform/web/me.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { VirtualList } from '#platform/web/VirtualList.tsx';
import { useWords } from '#platform/web/words.ts';
import { customersApi, projectsApi } from './apis.ts';
import classes from './TemplateMenu.module.css';
import { fillTemplate, findTemplates } from './templates.ts';

const rowPx = 48;

/** The project's reply templates that match what is written after the slash. */
export function TemplateMenu(props: {
  item: ConversationItem;
  search: string;
  onChoose: (text: string) => void;
}) {
  const { item, search, onChoose } = props;
  const { t, language } = useWords();
  const me = useMe();
  const { projectId, customerId, channel } = item;
  const { data } = useQuery(projectsApi.templates.queryOptions({ input: { projectId } }));
  const card = useQuery(customersApi.get.queryOptions({ input: { projectId, customerId } })).data;
  const found = findTemplates(data?.items ?? [], { channel, language, search });
  const choose = ({ body }: ReplyTemplate) =>
    onChoose(
      fillTemplate(body, {
        customerName: item.customerName,
        agentName: me.name,
        orderNumber: card?.orders[0]?.number ?? '',
      }),
    );
  return (
    <div className={classes.menu}>
      {found.length === 0 ? (
        <p className={classes.nothing}>{t('desk.template.nothing')}</p>
      ) : (
        <VirtualList
          items={found}
          keyOf={({ id }) => id}
          name="desk.templates"
          label={t('desk.templates')}
          rowPx={rowPx}
          onChoose={choose}
          row={({ titles, body }) => (
            <span className={classes.row}>
              <UserText className={classes.title} text={titles[language]} />
              <UserText className={classes.body} text={body} />
            </span>
          )}
        />
      )}
    </div>
  );
}
