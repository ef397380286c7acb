-- Who speaks the customer's language is asked first, also where the queue asks for none.
alter table routing.entry add column customer_language text;
