-- Which message carries a file. Few messages carry any.
create index on contacts.message using gin (attachments jsonb_path_ops)
  where attachments <> '[]';
