import {
  Badge,
  Button,
  Checkbox,
  Group,
  Kbd,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Table,
  Tabs,
  TextInput,
} from '@mantine/core';
import { IconHeadset } from '@tabler/icons-react';
import { addMs, minuteMs } from '#kernel/time.ts';
import { ApiProblem } from '#platform/web/api.ts';
import { Clock } from '#platform/web/Clock.tsx';
import { Nothing } from '#platform/web/Nothing.tsx';
import { serverNow } from '#platform/web/now.ts';
import { Page } from '#platform/web/Page.tsx';
import { PersonName } from '#platform/web/PersonName.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useTitle } from '#platform/web/title.ts';
import { useWords } from '#platform/web/words.ts';
import { people } from './people.ts';

const now = serverNow();
const dues = [50, 12, 1.5, 0.4, -0.5, -26, -300, -2_000].map((minutes) => minutes * minuteMs);

/** Names, clocks and the controls that modules build with. */
export function Parts() {
  const { t } = useWords();
  useTitle(people[0].name);
  return (
    <Page
      isWide
      tools={
        <>
          <Button>{t('gallery.accept')}</Button>
          <Button variant="default">{t('gallery.reply')}</Button>
          <Button variant="light">{t('gallery.transfer')}</Button>
          <Button variant="subtle">{t('frame.retry')}</Button>
          <Button color="red" variant="light">
            {t('frame.sign-out')}
          </Button>
          <Button disabled>{t('frame.back')}</Button>
        </>
      }
    >
      <Stack gap="lg">
        <Controls />
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('gallery.customers')}</Table.Th>
              <Table.Th>{t('gallery.wait')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {people.slice(0, 8).map(({ name, detail }, index) => (
              <Table.Tr key={name}>
                <Table.Td maw={280}>
                  <PersonName name={name} detail={detail} />
                </Table.Td>
                <Table.Td>
                  <Clock
                    dueAt={addMs(now, dues[index] ?? 0)}
                    startedAt={addMs(now, -60 * minuteMs)}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </Page>
  );
}

function Controls() {
  const { t } = useWords();
  return (
    <>
      <Group align="end">
        <TextInput label={t('gallery.email')} placeholder="anna@example.com" />
        <Select
          label={t('gallery.customers')}
          data={people.map(({ name }) => name)}
          placeholder={t('frame.search.placeholder')}
        />
        <SegmentedControl
          data={[t('gallery.work'), t('gallery.dialogue'), t('gallery.customer')]}
        />
      </Group>
      <Group>
        <Checkbox defaultChecked label={t('frame.look.dense')} />
        <Switch defaultChecked label={t('gallery.available')} />
        <Badge variant="light">{t('gallery.work')}</Badge>
        <Badge variant="light" color="gray">
          {t('gallery.dialogue')}
        </Badge>
        <Badge variant="light" color="green">
          {t('gallery.available')}
        </Badge>
        <Badge variant="light" color="yellow">
          {t('gallery.wait')}
        </Badge>
        <Badge variant="light" color="red">
          {t('frame.clock.over', { time: '2:05' })}
        </Badge>
        <Kbd>Esc</Kbd>
      </Group>
      <Tabs defaultValue="work">
        <Tabs.List>
          <Tabs.Tab value="work">{t('gallery.work')}</Tabs.Tab>
          <Tabs.Tab value="dialogue">{t('gallery.dialogue')}</Tabs.Tab>
          <Tabs.Tab value="customer">{t('gallery.customer')}</Tabs.Tab>
        </Tabs.List>
      </Tabs>
    </>
  );
}

/** An empty place with its first step. */
export function Empty() {
  const { t } = useWords();
  return (
    <Nothing
      icon={IconHeadset}
      title={t('gallery.empty')}
      text={t('gallery.empty.text')}
      action={<Button variant="default">{t('gallery.empty.action')}</Button>}
    />
  );
}

const problems = [
  new ApiProblem('unreachable', {}),
  new ApiProblem('contacts.changed-meanwhile', { status: 409 }),
  new ApiProblem('invalid-input', {
    status: 400,
    issues: [{ path: 'address.postcode', message: 'ABC-123-ABC-123-ABC-123-ABC-123-ABC-123' }],
  }),
];

/** Problems where they arose. */
export function Problems() {
  return (
    <Page>
      <Stack>
        {problems.map((problem) => (
          <Problem key={problem.code} error={problem} onRetry={() => {}} />
        ))}
      </Stack>
    </Page>
  );
}
