alter table insights.contact_fact add column agent_id uuid;

-- Who talked first, as `factsOfContact` finds it.
update insights.contact_fact fact
set agent_id = talk.agent_id
from (
  select distinct on (project_id, contact_id) project_id, contact_id, agent_id
  from contacts.segment
  where kind = 'talk'
  order by project_id, contact_id, started_at, ended_at
) talk
where (talk.project_id, talk.contact_id) = (fact.project_id, fact.contact_id);
