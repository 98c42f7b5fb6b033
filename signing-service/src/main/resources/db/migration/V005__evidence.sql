-- What the public log carries, in the order it was given out. Only salted commitments and court heads: nothing of any tenant, hence
-- no row-level security; the sequencer sees this table and no other that grows with business.
create table log_entry (
  id        bigint generated always as identity primary key,
  kind      smallint not null check (kind between 1 and 255),
  payload   bytea not null check (length(payload) between 1 and 65535),
  log_index bigint unique check (log_index >= 0)
);
create index log_entry_waiting on log_entry (id) where log_index is null;
create unique index log_entry_once on log_entry (kind, payload);
grant select, insert (kind, payload) on log_entry to app;
grant select, insert (kind, payload, log_index), update (log_index) on log_entry to sequencer;

create table evidence_event (
  id          uuid primary key,
  tenant_id   uuid not null,
  subject_id  uuid not null,
  seq         bigint not null check (seq >= 0),
  kind        text not null,
  occurred_at timestamptz not null,
  canonical   bytea not null,
  salt        bytea not null check (length(salt) = 32),
  commitment  bytea not null unique check (length(commitment) = 32),
  log_entry   bigint not null unique references log_entry (id),
  unique (subject_id, seq),
  foreign key (subject_id, tenant_id) references subject (id, tenant_id)
);
alter table evidence_event enable row level security;
alter table evidence_event force row level security;
create policy evidence_event_read on evidence_event for select to app using (tenant_id = current_tenant() or sees_subject(subject_id));
create policy evidence_event_append on evidence_event for insert to app with check (sees_subject(subject_id));
grant select, insert on evidence_event to app;

-- Openings of personal field commitments, encrypted under the person's key of the subject. Deleting the key erases them.
create table field_opening (
  event_id   uuid not null references evidence_event (id),
  tenant_id  uuid not null,
  subject_id uuid not null,
  person_id  uuid not null,
  name       text not null,
  sealed     bytea not null,
  primary key (event_id, name),
  foreign key (subject_id, tenant_id) references subject (id, tenant_id)
);
create index field_opening_of_subject on field_opening (subject_id);
alter table field_opening enable row level security;
alter table field_opening force row level security;
create policy field_opening_read on field_opening for select to app using (tenant_id = current_tenant() or sees_subject(subject_id));
create policy field_opening_keep on field_opening for insert to app with check (sees_subject(subject_id));
grant select, insert on field_opening to app;

-- Acts outside the database whose outcome is not yet written down.
create table outside_intent (
  id         uuid primary key,
  tenant_id  uuid not null,
  subject_id uuid not null,
  stream     text not null,
  kind       text not null,
  intended_at timestamptz not null,
  settled_at timestamptz,
  foreign key (subject_id, tenant_id) references subject (id, tenant_id)
);
create index outside_intent_open on outside_intent (subject_id) where settled_at is null;
alter table outside_intent enable row level security;
alter table outside_intent force row level security;
create policy outside_intent_read on outside_intent for select to app using (tenant_id = current_tenant() or sees_subject(subject_id));
create policy outside_intent_make on outside_intent for insert to app with check (sees_subject(subject_id));
create policy outside_intent_settle on outside_intent for update to app using (tenant_id = current_tenant() or sees_subject(subject_id));
grant select, insert, update (settled_at) on outside_intent to app;

-- The status feed: ordered by the log index of the event, which only the sequencer gives.
create table status_change (
  event_id    uuid primary key references evidence_event (id),
  tenant_id   uuid not null,
  subject_id  uuid not null,
  log_entry   bigint not null unique references log_entry (id),
  stream      text not null,
  status      text not null,
  facts       jsonb not null,
  occurred_at timestamptz not null,
  foreign key (subject_id, tenant_id) references subject (id, tenant_id)
);
create index status_change_of_tenant on status_change (tenant_id, log_entry);
alter table status_change enable row level security;
alter table status_change force row level security;
create policy status_change_read on status_change for select to app using (tenant_id = current_tenant() or sees_subject(subject_id));
create policy status_change_publish on status_change for insert to app with check (sees_subject(subject_id));
grant select, insert on status_change to app;
