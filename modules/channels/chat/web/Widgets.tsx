import { Badge, Button, ColorSwatch } from '@mantine/core';
import { IconMessageChatbot } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { newId } from '#kernel/id.ts';
import { useProjectId } from '#modules/projects/web/index.ts';
import { Kept } from '#platform/web/Kept.tsx';
import { Row, Rows } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Widget } from '../contract.ts';
import { chatApi, routingApi } from './apis.ts';
import { WidgetPage } from './WidgetPage.tsx';

/** The chat widgets of the project, or the one that is open. */
export function Widgets() {
  const projectId = useProjectId();
  const { widget: openedId } = useSearch({ from: '/frame/settings/projects/$projectId/chat' });
  const { data, error, refetch } = useQuery(chatApi.list.queryOptions({ input: { projectId } }));
  const widgets = data?.items;
  if (openedId !== undefined && widgets) {
    const opened = widgets.find(({ id }) => id === openedId);
    return <WidgetPage key={openedId} projectId={projectId} id={openedId} widget={opened} />;
  }
  return <WidgetList projectId={projectId} widgets={widgets} error={error} onRetry={refetch} />;
}

function WidgetList(props: {
  projectId: string;
  widgets: readonly Widget[] | undefined;
  error: Error | null;
  onRetry: () => void;
}) {
  const { projectId, widgets, error, onRetry } = props;
  const { t, language } = useWords();
  const navigate = useNavigate();
  const { data: queues } = useQuery(routingApi.queues.queryOptions({ input: { projectId } }));
  const queueOf = ({ queueId }: Widget) =>
    queues?.items.find(({ id }) => id === queueId)?.names[language];
  const open = (widget: string) => void navigate({ to: '.', search: { widget } });
  return (
    <Kept
      icon={IconMessageChatbot}
      none={t('chat.widgets.none')}
      text={t('chat.widgets.text')}
      count={widgets?.length}
      error={error}
      onRetry={onRetry}
      add={<Button onClick={() => open(newId())}>{t('chat.widget.new')}</Button>}
    >
      <Rows label={t('chat.widgets')}>
        {widgets?.map((widget) => (
          <Row
            key={widget.id}
            title={widget.name}
            detail={[queueOf(widget), ...widget.allowedOrigins].filter(Boolean).join(' · ')}
            aside={
              <>
                {!widget.isOn && <Badge color="gray">{t('chat.widget.is-off')}</Badge>}
                <ColorSwatch color={widget.colour} size="1rem" withShadow={false} />
              </>
            }
            isQuiet={false}
            onOpen={() => open(widget.id)}
          />
        ))}
      </Rows>
    </Kept>
  );
}
