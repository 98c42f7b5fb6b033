-- What an office did in some divisions and not in others, and how a measured indicator went before and after. Kept as it was
-- described; offices of the divisions it applies to see it and leave feedback.
create table policy (
  id           uuid primary key,
  tenant_id    uuid not null,
  region       text not null check (region ~ '^[0-9]{2,6}$'),
  title        text not null check (length(title) between 1 and 100),
  description  text not null,
  indicator    text not null check (indicator in ('findings', 'disputes', 'warnings')),
  expected     text not null check (expected in ('lower', 'higher')),
  starts_on    date not null,
  treated      text[] not null check (cardinality(treated) > 0),
  compared     text[] not null check (cardinality(compared) > 0),
  described_by uuid not null,
  describer    text not null,
  described_at timestamptz not null,
  unique (id, tenant_id),
  foreign key (id, tenant_id) references subject (id, tenant_id)
);
create index policy_newest on policy (tenant_id, described_at desc);
alter table policy enable row level security;
alter table policy force row level security;
create policy policy_read on policy for select to app
  using (tenant_id = current_office() or office_covers(region) or exists (select 1 from unnest(treated) t where office_covers(t)));
create policy policy_describe on policy for insert to app with check (tenant_id = current_office() and office_covers(region));
grant select, insert on policy to app;

-- What was computed, with the numbers as they were then; the newest counts.
create table policy_evaluation (
  id          uuid primary key,
  policy_id   uuid not null,
  tenant_id   uuid not null,
  taken_on    date not null,
  taken_by    uuid not null,
  taker       text not null,
  taken_at    timestamptz not null,
  result      jsonb not null,
  foreign key (policy_id, tenant_id) references policy (id, tenant_id)
);
create index policy_evaluation_newest on policy_evaluation (policy_id, taken_at desc);
alter table policy_evaluation enable row level security;
alter table policy_evaluation force row level security;
create policy policy_evaluation_read on policy_evaluation for select to app
  using (exists (select 1 from policy p where p.id = policy_id));
create policy policy_evaluation_take on policy_evaluation for insert to app
  with check (tenant_id = current_office() and exists (select 1 from policy p where p.id = policy_id));
grant select, insert on policy_evaluation to app;

-- What officials write of it: the office's own assessment, and feedback of offices it applies to. Never altered.
create table policy_note (
  id         uuid primary key,
  policy_id  uuid not null references policy (id),
  tenant_id  uuid not null,
  region     text not null,
  kind       text not null check (kind in ('assessment', 'feedback')),
  content    text not null,
  written_by uuid not null,
  writer     text not null,
  written_at timestamptz not null,
  foreign key (id, tenant_id) references subject (id, tenant_id)
);
create index policy_note_of on policy_note (policy_id, written_at);
alter table policy_note enable row level security;
alter table policy_note force row level security;
create policy policy_note_read on policy_note for select to app using (exists (select 1 from policy p where p.id = policy_id));
create policy policy_note_write on policy_note for insert to app
  with check (tenant_id = current_office() and office_covers(region)
              and exists (select 1 from policy p where p.id = policy_id and (kind = 'feedback' or p.tenant_id = current_office())));
grant select, insert on policy_note to app;

create policy subject_open_for_policy on subject for insert to app
  with check (kind in ('policy', 'policy-note') and tenant_id = current_office() and office_covers(region));
