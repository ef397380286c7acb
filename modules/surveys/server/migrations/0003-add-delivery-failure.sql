-- What the mail servers said of an invitation that did not reach its customer.
alter table surveys.invitation add column delivery_failure text;
