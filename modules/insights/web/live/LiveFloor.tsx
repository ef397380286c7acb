import { useNavigate, useSearch } from '@tanstack/react-router';
import { InProjects, useChosenProject } from '#modules/projects/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { type Pane, Panes } from '#platform/web/Panes.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { FloorTabs } from '../FloorTabs.tsx';
import { AgentList } from './AgentList.tsx';
import { AgentPane } from './AgentPane.tsx';
import { ContactPane } from './ContactPane.tsx';
import { Filters } from './Filters.tsx';
import { inHandFirst } from './floor-lines.ts';
import classes from './LiveFloor.module.css';
import { type LiveChoice, readLiveChoice } from './live-choice.ts';
import { StaffingTable } from './StaffingTable.tsx';
import { useLiveFloor } from './use-live-floor.ts';
import { WaitingList } from './WaitingList.tsx';

/** The floor of a project at this moment: who is on what, what waits, who is missing. */
export function LiveFloor() {
  return (
    <InProjects>
      <ChosenFloor />
    </InProjects>
  );
}

function ChosenFloor() {
  const choice = useSearch({ from: '/frame/floor/live' });
  const { project } = useChosenProject(choice.project);
  if (!project) return <LoadingLines />;
  return <Live key={project.id} projectId={project.id} choice={choice} />;
}

function Live({ projectId, choice }: { projectId: string; choice: LiveChoice }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const live = useLiveFloor(projectId);
  const { floor, work, queues, people, staffing } = live;
  const choose = (change: Partial<Record<keyof LiveChoice, string | undefined>>) =>
    void navigate({ to: '/floor/live', search: readLiveChoice({ ...choice, ...change }) });
  const open = (chosen: Pick<LiveChoice, 'contact' | 'agent'>) =>
    choose({ contact: undefined, agent: undefined, ...chosen });
  const error = floor.error ?? work.error ?? queues.error ?? people.error;
  const isReady = floor.data && work.data && queues.data && people.data;
  return (
    <div className={classes.page}>
      <div className={classes.tools}>
        <FloorTabs projectId={projectId} />
        <Filters projectId={projectId} choice={choice} onChoose={choose} />
      </div>
      <h1 className={classes.hidden}>{t('live.title')}</h1>
      {error && <Problem error={error} onRetry={() => void floor.refetch()} />}
      {!isReady && !error && <LoadingLines />}
      {isReady && (
        <div className={classes.panes}>
          <Panes
            name="floor"
            shown={shownIn(choice)}
            panes={[
              {
                id: 'waiting',
                label: 'live.waiting',
                width: { px: 340, minPx: 260, maxPx: 520 },
                content: (
                  <WaitingList
                    projectId={projectId}
                    queues={queues.data.items}
                    work={work.data.items}
                    causes={live.causes.data?.items ?? []}
                    staffing={staffing.data}
                    choice={choice}
                    onChoose={(chosen) => ('contact' in chosen ? open(chosen) : choose(chosen))}
                  />
                ),
              },
              {
                id: 'agents',
                label: 'live.agents',
                content:
                  choice.view === 'staffing' ? (
                    <StaffingTable staffing={staffing} />
                  ) : (
                    <AgentList
                      floor={floor.data}
                      people={people.data}
                      work={work.data.items}
                      queues={queues.data.items}
                      choice={choice}
                      onChoose={open}
                    />
                  ),
              },
              ...sidePane(),
            ]}
          />
        </div>
      )}
    </div>
  );

  function sidePane(): Pane[] {
    const { contact: contactId, agent: agentId } = choice;
    const width = { px: 400, minPx: 320, maxPx: 640 };
    const close = () => open({});
    if (contactId && work.data && people.data) {
      const contact = work.data.items.find((each) => each.contactId === contactId);
      const content = (
        <ContactPane
          key={contactId}
          projectId={projectId}
          contact={contact}
          people={people.data}
          onClose={close}
        />
      );
      return [{ id: 'side', label: 'live.contact', width, content }];
    }
    const agent = floor.data?.agents.find(({ personId }) => personId === agentId);
    const person = people.data?.find(({ id }) => id === agentId);
    if (!agent || !person || !work.data || !queues.data) return [];
    const content = (
      <AgentPane
        key={agentId}
        agent={agent}
        person={person}
        work={work.data.items.filter((each) => each.agentId === agentId).toSorted(inHandFirst)}
        queues={queues.data.items}
        onOpen={open}
        onClose={close}
      />
    );
    return [{ id: 'side', label: 'live.agent', width, content }];
  }
}

function shownIn({ contact, agent, view = 'agents' }: LiveChoice): string {
  if (contact || agent) return 'side';
  return view === 'waiting' ? 'waiting' : 'agents';
}
