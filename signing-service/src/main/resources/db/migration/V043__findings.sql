-- What the rules say about one employer on one day. Derived: thrown away and computed anew whenever a fact changes.
create table employer_examination (
  id            uuid primary key,
  tenant_id     uuid not null,
  region        text not null,
  employer_code text not null,
  employer_name text not null,
  as_of         date not null,
  batch_id      uuid not null,
  rule_book     text not null,
  employments   integer not null,
  examined_at   timestamptz not null,
  unique (tenant_id, as_of),
  unique (id, tenant_id),
  foreign key (batch_id, tenant_id) references roster_batch (id, tenant_id)
);
alter table employer_examination enable row level security;
alter table employer_examination force row level security;
create policy employer_examination_read on employer_examination for select to app
  using (tenant_id = current_tenant() or office_covers(region));
create policy employer_examination_make on employer_examination for insert to app with check (tenant_id = current_tenant());
create policy employer_examination_drop on employer_examination for delete to app using (tenant_id = current_tenant());
grant select, insert, delete on employer_examination to app;

create table finding (
  examination_id uuid not null,
  position       integer not null,
  tenant_id      uuid not null,
  region         text not null,
  rule           text not null,
  rule_version   integer not null,
  severity       text not null,
  urgency        smallint not null,
  worker         bytea,
  articles       text[] not null,
  threshold      text not null,
  facts          jsonb not null,
  primary key (examination_id, position),
  foreign key (examination_id, tenant_id) references employer_examination (id, tenant_id) on delete cascade
);
alter table finding enable row level security;
alter table finding force row level security;
create policy finding_read on finding for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy finding_make on finding for insert to app with check (tenant_id = current_tenant());
create policy finding_drop on finding for delete to app using (tenant_id = current_tenant());
grant select, insert, delete on finding to app;
