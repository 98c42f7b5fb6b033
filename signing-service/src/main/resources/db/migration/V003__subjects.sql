-- A subject is a contract or a case. Everything kept about it hangs on this row, and so does who may see it.
create table subject (
  id         uuid primary key,
  tenant_id  uuid not null,
  kind       text not null,
  region     text not null check (region ~ '^[0-9]{2,12}$'),
  created_at timestamptz not null,
  next_seq   bigint not null default 0,
  head       bytea,
  unique (id, tenant_id)
);
create index subject_of_tenant on subject (tenant_id);

-- Who may see a subject besides the organisation that owns it.
create table subject_reader (
  subject_id    uuid not null,
  tenant_id     uuid not null,
  reader_tenant uuid,
  reader_person uuid,
  admitted_at   timestamptz not null,
  foreign key (subject_id, tenant_id) references subject (id, tenant_id),
  check ((reader_tenant is null) <> (reader_person is null))
);
create unique index subject_reader_once on subject_reader (subject_id, coalesce(reader_tenant, reader_person));
create index subject_reader_tenant on subject_reader (reader_tenant) where reader_tenant is not null;
create index subject_reader_person on subject_reader (reader_person) where reader_person is not null;
alter table subject_reader enable row level security;
alter table subject_reader force row level security;
create policy subject_reader_read on subject_reader for select to app
  using (tenant_id = current_tenant() or reader_tenant = current_tenant() or reader_person = current_person()
         or subject_id = current_subject());
create policy subject_reader_admit on subject_reader for insert to app
  with check (tenant_id = current_tenant() or subject_id = current_subject());
grant select, insert on subject_reader to app;

alter table subject enable row level security;
alter table subject force row level security;
create policy subject_read on subject for select to app
  using (tenant_id = current_tenant() or id = current_subject() or office_covers(region)
         or exists (select 1 from subject_reader r where r.subject_id = subject.id
                    and (r.reader_tenant = current_tenant() or r.reader_person = current_person())));
create policy subject_open on subject for insert to app with check (tenant_id = current_tenant());
create policy subject_advance on subject for update to app
  using (tenant_id = current_tenant() or id = current_subject() or office_covers(region)
         or exists (select 1 from subject_reader r where r.subject_id = subject.id
                    and (r.reader_tenant = current_tenant() or r.reader_person = current_person())));
grant select, insert, update (next_seq, head) on subject to app;

-- For the policies of what hangs on a subject: the sub-select runs under the subject's own policy.
create function sees_subject(wanted uuid) returns boolean language sql stable
  return exists (select 1 from subject where id = wanted);
