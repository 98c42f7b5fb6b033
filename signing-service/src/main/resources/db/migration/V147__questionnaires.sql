-- Questionnaires to the employers of a panel and to their workers. What was published never changes.
create table questionnaire (
  id           uuid primary key,
  tenant_id    uuid not null,
  region       text not null check (region ~ '^[0-9]{2,12}$'),
  panel_id     uuid not null,
  form_code    text not null,
  form_version integer not null check (form_version > 0),
  form         text not null,
  form_sha256  text not null check (length(form_sha256) = 64),
  employers    boolean not null,
  workers      boolean not null,
  smallest     integer not null check (smallest >= 2),
  closes_at    timestamptz not null,
  made_by      uuid not null,
  maker        text not null,
  made_at      timestamptz not null,
  published_by uuid,
  publisher    text,
  published_at timestamptz,
  closed_by    uuid,
  closer       text,
  closed_at    timestamptz,
  unique (id, tenant_id),
  check (employers or workers),
  check ((published_at is null) = (published_by is null) and (published_at is null) = (publisher is null)),
  check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (closer is null)),
  check (closed_at is null or published_at is not null),
  foreign key (panel_id, tenant_id) references sample_panel (id, tenant_id),
  foreign key (id, tenant_id) references subject (id, tenant_id)
);
create index questionnaire_newest on questionnaire (tenant_id, made_at desc);

-- Employers it was sent to, as the panel stood then: what shares of answers are counted by.
create table survey_addressee (
  questionnaire_id uuid not null,
  tenant_id        uuid not null,
  region           text not null,
  employer         text not null,
  name             text not null,
  stratum          integer not null,
  primary key (questionnaire_id, employer),
  foreign key (questionnaire_id, tenant_id) references questionnaire (id, tenant_id)
);
create index survey_addressee_employer on survey_addressee (employer);

-- Links for workers. The secret itself is kept nowhere, only its digest, and not who was given it.
create table survey_ticket (
  token_sha        text primary key check (length(token_sha) = 64),
  questionnaire_id uuid not null,
  tenant_id        uuid not null,
  region           text not null,
  stratum          integer not null,
  expires_at       timestamptz not null,
  used             boolean not null default false,
  foreign key (questionnaire_id, tenant_id) references questionnaire (id, tenant_id)
);
create index survey_ticket_of on survey_ticket (questionnaire_id, stratum);

-- What workers answered: no name, no link, no time, and an identifier that has no order.
create table survey_voice (
  id               uuid primary key default gen_random_uuid(),
  questionnaire_id uuid not null,
  tenant_id        uuid not null,
  region           text not null,
  stratum          integer not null,
  answers          jsonb not null,
  foreign key (questionnaire_id, tenant_id) references questionnaire (id, tenant_id)
);
create index survey_voice_of on survey_voice (questionnaire_id, stratum);

alter table survey_addressee enable row level security;
alter table survey_addressee force row level security;
create policy survey_addressee_read on survey_addressee for select to app
  using (tenant_id = current_office() or office_covers(region) or employer = (select confirmed_code()));
create policy survey_addressee_send on survey_addressee for insert to app with check (tenant_id = current_office() and office_covers(region));
grant select, insert on survey_addressee to app;

alter table survey_ticket enable row level security;
alter table survey_ticket force row level security;
create policy survey_ticket_read on survey_ticket for select to app
  using (tenant_id = current_office() or office_covers(region) or token_sha = current_credential());
create policy survey_ticket_make on survey_ticket for insert to app with check (tenant_id = current_office() and office_covers(region) and not used);
create policy survey_ticket_use on survey_ticket for update to app using (token_sha = current_credential() and not used)
  with check (token_sha = current_credential() and used);
grant select, insert, update (used) on survey_ticket to app;

alter table questionnaire enable row level security;
alter table questionnaire force row level security;
create policy questionnaire_read on questionnaire for select to app
  using (tenant_id = current_office() or office_covers(region)
         or employers and exists (select 1 from survey_addressee a where a.questionnaire_id = questionnaire.id and a.employer = (select confirmed_code()))
         or exists (select 1 from survey_ticket t where t.questionnaire_id = questionnaire.id and t.token_sha = current_credential()));
create policy questionnaire_make on questionnaire for insert to app with check (tenant_id = current_office() and office_covers(region));
create policy questionnaire_go_on on questionnaire for update to app using (tenant_id = current_office()) with check (tenant_id = current_office());
grant select, insert, update (published_by, publisher, published_at, closed_by, closer, closed_at) on questionnaire to app;

create function survey_open(wanted uuid) returns boolean language sql stable
  return exists (select 1 from questionnaire q where q.id = wanted and q.published_at is not null and q.closed_at is null and q.closes_at > now());

create function survey_closed(wanted uuid) returns boolean language sql stable
  return exists (select 1 from questionnaire q where q.id = wanted and q.published_at is not null and (q.closed_at is not null or q.closes_at <= now()));

-- Whether the acting organisation may answer in this place.
create function may_reply(wanted uuid, asking uuid, division text, code text, cell integer) returns boolean language sql stable
  return survey_open(wanted) and code = (select confirmed_code())
    and exists (select 1 from survey_addressee a where a.questionnaire_id = wanted and a.tenant_id = asking and a.region = division
                and a.employer = code and a.stratum = cell);

-- Whether the link that is shown is good for one answer in this place.
create function may_speak(wanted uuid, asking uuid, division text, cell integer) returns boolean language sql stable
  return survey_open(wanted)
    and exists (select 1 from survey_ticket t where t.token_sha = current_credential() and t.questionnaire_id = wanted and t.tenant_id = asking
                and t.region = division and t.stratum = cell and not t.used and t.expires_at > now());

alter table survey_voice enable row level security;
alter table survey_voice force row level security;
-- Nobody reads them before the questionnaire is closed: what came between two looks would be one worker's answer.
create policy survey_voice_read on survey_voice for select to app
  using ((tenant_id = current_office() or office_covers(region)) and survey_closed(questionnaire_id));
create policy survey_voice_speak on survey_voice for insert to app with check (may_speak(questionnaire_id, tenant_id, region, stratum));
grant select, insert on survey_voice to app;

-- What an employer answers; a draft is its own until it sends it, and nothing changes afterwards.
create table survey_reply (
  id               uuid primary key,
  tenant_id        uuid not null,
  questionnaire_id uuid not null references questionnaire,
  office           uuid not null,
  region           text not null,
  employer         text not null,
  stratum          integer not null,
  answers          jsonb not null,
  version          integer not null check (version > 0),
  sent_by          uuid,
  sent_at          timestamptz,
  unique (questionnaire_id, employer),
  check ((sent_at is null) = (sent_by is null))
);
alter table survey_reply enable row level security;
alter table survey_reply force row level security;
create policy survey_reply_read on survey_reply for select to app
  using (tenant_id = current_tenant() or sent_at is not null and (office = current_office() or office_covers(region)));
create policy survey_reply_begin on survey_reply for insert to app
  with check (tenant_id = current_tenant() and may_reply(questionnaire_id, office, region, employer, stratum));
create policy survey_reply_go_on on survey_reply for update to app
  using (tenant_id = current_tenant() and sent_at is null and survey_open(questionnaire_id)) with check (tenant_id = current_tenant());
grant select, insert, update (answers, version, sent_by, sent_at) on survey_reply to app;
