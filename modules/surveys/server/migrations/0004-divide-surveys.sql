-- What is asked, and where. The draft is edited; customers are asked the last published version.
create table surveys.survey (
  project_id uuid not null references projects.project (id),
  id uuid not null,
  name jsonb not null,
  kind text not null,
  channels text[] not null,
  is_active boolean not null,
  -- Counts every change, so that of two editors the second is told instead of winning.
  revision integer not null,
  draft jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (project_id, id)
);
select platform.protect('surveys.survey');

alter table surveys.survey_version
  add column survey_id uuid,
  add column published_at timestamptz,
  add column published_by uuid;

-- Questions have a role, may depend on an earlier answer, and may take turns.
update surveys.survey_version set questions = (
  select jsonb_agg(
    question
      || jsonb_build_object('showWhen', null, 'role', case
        when question->>'key' = 'overall' then 'overall'
        when question->>'kind' = 'rating' then 'attribute'
        else 'detail' end)
      || case question->>'kind' when 'rating' then '{"isRotated": false}' else '{}' end::jsonb
    order by place)
  from jsonb_array_elements(questions) with ordinality as each (question, place));

-- Until now each channel had one survey. Its draft is the last version, with the whole asked after
-- its parts, as new versions must have it.
insert into surveys.survey
  select distinct on (project_id, channel)
    project_id,
    gen_random_uuid(),
    case channel
      when 'chat' then '{"en": "After a chat", "ru": "После чата", "zh": "在线会话之后"}'
      else '{"en": "After a mail", "ru": "После письма", "zh": "邮件答复之后"}'
    end::jsonb,
    'transactional',
    array[channel],
    true,
    1,
    (
      select jsonb_agg(question order by
        case question->>'role' when 'attribute' then 1 when 'overall' then 2 else 3 end, place)
      from jsonb_array_elements(questions) with ordinality as each (question, place)
    ),
    now(),
    '00000000-0000-7000-8000-000000000000'
  from surveys.survey_version
  order by project_id, channel, version desc;

update surveys.survey_version as version
  set survey_id = survey.id,
    published_by = '00000000-0000-7000-8000-000000000000',
    published_at = coalesce((
      select min(invitation.created_at) from surveys.invitation
      where invitation.project_id = version.project_id
        and invitation.survey_version_id = version.id), now())
  from surveys.survey
  where survey.project_id = version.project_id and survey.channels = array[version.channel];

-- The channel is the survey's now; the column goes with a later release.
alter table surveys.survey_version
  alter column channel drop not null,
  alter column survey_id set not null,
  alter column published_at set not null,
  alter column published_by set not null,
  drop constraint survey_version_project_id_channel_version_key,
  add unique (project_id, survey_id, version),
  add foreign key (project_id, survey_id) references surveys.survey (project_id, id);

alter table surveys.invitation
  -- Null: no survey was in use.
  alter column survey_version_id drop not null,
  -- Keys of the questions, so that "not asked" is never taken for "left blank".
  add column asked_questions text[] not null default '{}',
  add column lowest_attribute integer;
-- One update: of two, the second would check the keys of every row anew.
update surveys.invitation
  set asked_questions = found.asked, lowest_attribute = found.lowest
  from (
    select sent.project_id, sent.id, given.lowest,
      case when sent.is_rating_alone then array['overall'] else version.keys end as asked
    from surveys.invitation as sent
    join (
      select project_id, id, array(
        select question->>'key'
        from jsonb_array_elements(questions) with ordinality as each (question, place)
        order by place) as keys
      from surveys.survey_version
    ) as version on version.project_id = sent.project_id and version.id = sent.survey_version_id
    left join (
      select project_id, invitation_id, min(value) as lowest
      from (
        select distinct on (project_id, invitation_id, question) *
        from surveys.answer
        where question <> 'overall'
        order by project_id, invitation_id, question, seq desc
      ) as last
      group by project_id, invitation_id
    ) as given on given.project_id = sent.project_id and given.invitation_id = sent.id
    where sent.state <> 'not-sent'
  ) as found
  where invitation.project_id = found.project_id and invitation.id = found.id;
create index on surveys.invitation (project_id, survey_version_id, state);

alter table surveys.answer add column choices text[];
