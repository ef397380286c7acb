import { Table } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { InProjects, ProjectSelect, useChosenProject } from '#modules/projects/web/index.ts';
import { hasRule, type Trial, type TriedRule, triedRule } from '#modules/routing/core/trial.ts';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { Page } from '#platform/web/Page.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { FloorTabs } from '../FloorTabs.tsx';
import classes from './Trials.module.css';
import { useTrials } from './use-trials.ts';

/** The rules of the queues of a project, and which of them are on trial. */
export function TrialsPage() {
  return (
    <InProjects>
      <OfProject />
    </InProjects>
  );
}

function OfProject() {
  const navigate = useNavigate();
  const choice = useSearch({ from: '/frame/floor/trials' });
  const { project } = useChosenProject(choice.project);
  if (!project) return <LoadingLines />;
  const tools = (
    <>
      <FloorTabs projectId={project.id} />
      <ProjectSelect
        chosenId={project.id}
        onChoose={(id) => id && void navigate({ to: '/floor/trials', search: { project: id } })}
      />
    </>
  );
  return (
    <Page isWide tools={tools}>
      <Rules projectId={project.id} />
    </Page>
  );
}

function Rules({ projectId }: { projectId: string }) {
  const { t, language } = useWords();
  const { trials, queues, error, refetch } = useTrials(projectId);
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!trials || !queues) return <LoadingLines />;
  const rows = queues.flatMap((queue) => {
    const its = trials.filter(({ queueId }) => queueId === queue.id);
    const rules = triedRule.options.filter(
      (rule) => hasRule(queue, rule) || its.some((each) => each.rule === rule),
    );
    return rules.length > 0 ? [{ queue, its, rules }] : [];
  });
  if (rows.length === 0) {
    return (
      <Nothing icon={IconScale} title={t('trials.no-rules')} text={t('trials.no-rules.text')} />
    );
  }
  return (
    <div className={classes.report}>
      <p className={classes.about}>{t('trials.none.text')}</p>
      {rows.map(({ queue, its, rules }) => (
        <section key={queue.id} className={classes.rules}>
          <h2 className={classes.heading}>
            <UserText text={queue.names[language]} />
          </h2>
          <Table>
            <Table.Tbody>
              {rules.map((rule) => (
                <Table.Tr key={rule}>
                  <Table.Td>
                    <AddressLink to={`/floor/trials/${queue.id}/${rule}?project=${projectId}`}>
                      {t(`routing.rule.${rule}`)}
                    </AddressLink>
                  </Table.Td>
                  <Table.Td>
                    <Standing rule={rule} trials={its} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      ))}
    </div>
  );
}

function Standing({ rule, trials }: { rule: TriedRule; trials: readonly Trial[] }) {
  const { t, format } = useWords();
  const its = trials.filter((each) => each.rule === rule);
  const running = its.find(({ endedAt }) => endedAt === null);
  const words = running
    ? t('trials.runs', {
        share: format.percent(running.share),
        date: format.date(running.startedAt),
      })
    : t(its.length > 0 ? 'trials.ran' : 'trials.never');
  return <span className={classes.name}>{words}</span>;
}
