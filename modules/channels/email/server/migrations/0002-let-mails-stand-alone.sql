-- A mail of Heed's own may be about something else than a contact, such as an invitation.
alter table channels_email.outgoing
  alter column contact_id drop not null,
  add column about_id uuid;
