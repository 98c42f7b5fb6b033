-- What an employer is told of findings on an office's facts, and what it answers (ADR 45). The finding itself stays with the office: here
-- stands only what may be told, written by the office in the transaction of the judgement, so that no query of the employer's can reach more.

-- An office with a hub asks which codes are confirmed, wherever they are registered: the answer decides whether there is anybody to tell.
create policy code_confirmation_hub on code_confirmation for select to app
  using (state = 'confirmed' and exists (select 1 from fact_office o where o.tenant_id = current_tenant() or o.tenant_id = current_office()));

create table told_finding (
  finding_id   uuid primary key references fact_finding,
  tenant_id    uuid not null references fact_office,
  region       text not null check (region ~ '^[0-9]{2,12}$'),
  employer     text not null,
  rule         text not null,
  rule_version integer not null,
  severity     text not null,
  urgency      smallint not null,
  articles     text[] not null,
  threshold    text not null,
  -- A masked person, or the name of what it is about besides; empty where it is the employer or may not be told.
  about        text not null,
  facts        jsonb not null,
  withheld     integer not null check (withheld >= 0),
  indicators   text[] not null,
  first_seen   date not null,
  told_at      timestamptz not null,
  changed_at   timestamptz not null,
  closed_on    date,
  unique (finding_id, tenant_id)
);
create index told_finding_employer on told_finding (employer, closed_on);
alter table told_finding enable row level security;
alter table told_finding force row level security;
create policy told_finding_read on told_finding for select to app
  using (tenant_id = current_tenant() or tenant_id = current_office() or office_covers(region) or employer = (select confirmed_code()));
create policy told_finding_tell on told_finding for insert to app with check (keeps_hub(tenant_id));
create policy told_finding_change on told_finding for update to app
  using (tenant_id = current_tenant() or tenant_id = current_office()) with check (keeps_hub(tenant_id));
grant select, insert, update (region, articles, threshold, about, facts, withheld, indicators, changed_at, closed_on) on told_finding to app;

-- Whether the acting organisation may answer: told to it, and it still stands.
create function may_answer(finding uuid, office uuid, division text) returns boolean language sql stable
  return exists (select 1 from told_finding t where t.finding_id = finding and t.tenant_id = office and t.region = division
                 and t.closed_on is null and t.employer = (select confirmed_code()));

create table finding_answer (
  id            uuid primary key,
  tenant_id     uuid not null,
  office        uuid not null,
  region        text not null,
  finding_id    uuid not null,
  employer      text not null,
  employer_name text not null,
  rule          text not null,
  -- What it answers, as it was told at that moment; its digest is in the event.
  told          text not null,
  account_id    uuid not null,
  person_name   text not null,
  note          bytea not null,
  document      uuid,
  answered_at   timestamptz not null,
  state         text not null check (state in ('open', 'accepted', 'rejected')),
  reason        bytea,
  decided_by    uuid,
  decided_name  text,
  decided_at    timestamptz,
  foreign key (id, tenant_id) references subject (id, tenant_id),
  foreign key (finding_id, office) references told_finding (finding_id, tenant_id),
  check ((state = 'open') = (decided_at is null)),
  check ((decided_at is null) = (reason is null) and (decided_at is null) = (decided_by is null) and (decided_at is null) = (decided_name is null))
);
-- One answer lies on the desk at a time, and an accepted one is the last.
create unique index finding_answer_once on finding_answer (finding_id) where state <> 'rejected';
create index finding_answer_desk on finding_answer (state, answered_at);
create index finding_answer_of_employer on finding_answer (tenant_id, finding_id);
alter table finding_answer enable row level security;
alter table finding_answer force row level security;
create policy finding_answer_read on finding_answer for select to app
  using (tenant_id = current_tenant() or office = current_office() or office_covers(region));
create policy finding_answer_give on finding_answer for insert to app
  with check (tenant_id = current_tenant() and state = 'open' and may_answer(finding_id, office, region));
create policy finding_answer_decide on finding_answer for update to app
  using (office = current_office() or office_covers(region)) with check (office = current_office() or office_covers(region));
grant select, insert, update (state, reason, decided_by, decided_name, decided_at) on finding_answer to app;

-- The office whose facts they are decides also where the employer's seat is another's: whoever of an office sees the answer goes on with its stream.
create policy subject_read_answer on subject for select to app
  using (kind = 'finding-answer' and current_office() is not null and exists (select 1 from finding_answer a where a.id = subject.id));
create policy subject_advance_answer on subject for update to app
  using (kind = 'finding-answer' and current_office() is not null and exists (select 1 from finding_answer a where a.id = subject.id));
