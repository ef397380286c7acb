import { SegmentedControl, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { channel } from '#modules/contacts/contract.ts';
import type { Project } from '#modules/projects/contract.ts';
import { InProjects, useChosenProject } from '#modules/projects/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Page } from '#platform/web/Page.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { AgentStrip } from './AgentStrip.tsx';
import { BoardFigures } from './BoardFigures.tsx';
import { type Choice, periods } from './choice.ts';
import classes from './Floor.module.css';
import { FloorTabs } from './FloorTabs.tsx';
import { HoursChart } from './HoursChart.tsx';
import { QueueTable } from './QueueTable.tsx';
import { SteadinessPart } from './SteadinessPart.tsx';
import { UrgentTargets } from './UrgentTargets.tsx';
import { useBoard } from './use-board.ts';
import { WaitAccuracy } from './WaitAccuracy.tsx';

/** The floor of a project: what comes, how it is answered, what was done about low ratings. */
export function Floor() {
  return (
    <InProjects>
      <ChosenFloor />
    </InProjects>
  );
}

function ChosenFloor() {
  const choice = useSearch({ from: '/frame/floor' });
  const { projects, project } = useChosenProject(choice.project);
  if (!projects || !project) return <LoadingLines />;
  return (
    <Page isWide tools={<Tools projects={projects} project={project} choice={choice} />}>
      <Board projectId={project.id} choice={choice} />
    </Page>
  );
}

function Tools(props: { projects: readonly Project[]; project: Project; choice: Choice }) {
  const { projects, project, choice } = props;
  const { t } = useWords();
  const navigate = useNavigate();
  const choose = (change: Choice) =>
    void navigate({ to: '/floor', search: { ...choice, ...change } });
  return (
    <>
      <FloorTabs projectId={project.id} />
      <Select
        size="xs"
        aria-label={t('floor.project')}
        allowDeselect={false}
        data={projects.map(({ id, name }) => ({ value: id, label: name }))}
        value={project.id}
        onChange={(id) => id && choose({ project: id })}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('floor.period')}
        value={choice.period ?? 'today'}
        onChange={(period) => choose({ period })}
        data={periods.map((value) => ({ value, label: t(`floor.period.${value}`) }))}
      />
      <Select
        size="xs"
        clearable
        className={classes.channel ?? ''}
        aria-label={t('floor.channel')}
        placeholder={t('floor.channel.all')}
        data={channel.options.map((value) => ({ value, label: t(`floor.channel.${value}`) }))}
        value={choice.channel ?? null}
        onChange={(value) => {
          const { channel: _, ...rest } = choice;
          void navigate({ to: '/floor', search: value ? { ...rest, channel: value } : rest });
        }}
      />
    </>
  );
}

function Board({ projectId, choice }: { projectId: string; choice: Choice }) {
  const { board, floor, colleagues } = useBoard(projectId, choice);
  if (board.error) return <Problem error={board.error} onRetry={board.refetch} />;
  if (!board.data || !floor.data) return <LoadingLines />;
  return (
    <div className={classes.board}>
      <BoardFigures figures={board.data.figures} floor={floor.data} />
      <UrgentTargets projectId={projectId} queues={board.data.queues} />
      <QueueTable queues={board.data.queues} floor={floor.data} />
      <WaitAccuracy projectId={projectId} queues={board.data.queues} />
      <HoursChart hours={board.data.hours} />
      <SteadinessPart projectId={projectId} choice={choice} />
      <AgentStrip floor={floor.data} colleagues={colleagues.data ?? []} />
    </div>
  );
}
