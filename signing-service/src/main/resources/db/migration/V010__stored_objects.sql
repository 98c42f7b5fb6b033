-- Which stored objects a committed document needs, so that the sweeper can tell an orphan without seeing any tenant's rows. Digests of
-- ciphertext only: nothing of any tenant.
create table stored_object (
  object    bytea primary key check (length(object) = 32),
  stored_at timestamptz not null
);
set local laborproof.maintenance = 'on';
insert into stored_object select object, stored_at from document;
grant select, insert on stored_object to app;
