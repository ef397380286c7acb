-- Where a visit began: on the pages of the help site, or in the chat widget of a site.
alter table knowledge.visit add column place text not null default 'help-site';
alter table knowledge.visit alter column place drop default;

-- Whether a conversation was told of a visit already.
create index on knowledge.visit_step (project_id, conversation_id)
  where conversation_id is not null;

-- What readers said of an article, counted when articles are offered.
create index on knowledge.feedback (project_id, at);
