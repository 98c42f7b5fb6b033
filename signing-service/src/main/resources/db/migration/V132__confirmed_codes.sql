-- Whether an organisation really holds the credit code it registered under. Registering checks form and uniqueness alone; the office of the
-- registered place compares the register and says so, before the organisation is told what offices know about that code. The names are
-- repeated here because an organisation's own row is visible to itself alone.
create table code_confirmation (
  tenant_id            uuid primary key references organisation,
  region               text not null check (region ~ '^[0-9]{6}$'),
  credit_code          text not null unique,
  name                 text not null,
  domicile             text not null,
  legal_representative text not null,
  asked_at             timestamptz not null,
  state                text not null check (state in ('asked', 'confirmed', 'refused')),
  grounds              text check (length(grounds) between 1 and 1000),
  decided_office       uuid,
  decided_by           uuid,
  decided_name         text,
  decided_at           timestamptz,
  check ((state = 'asked') = (decided_at is null)),
  check ((decided_at is null) = (grounds is null) and (decided_at is null) = (decided_by is null)
         and (decided_at is null) = (decided_name is null) and (decided_at is null) = (decided_office is null))
);
create index code_confirmation_region on code_confirmation (region text_pattern_ops, state, asked_at);

-- Employers that registered before wait as those after them do. The migrator owns the table and sees its rows only without FORCE.
alter table organisation no force row level security;
insert into code_confirmation (tenant_id, region, credit_code, name, domicile, legal_representative, asked_at, state)
select id, region, credit_code, name, domicile, legal_representative, registered_at, 'asked' from organisation where kind = 'employer';
alter table organisation force row level security;

alter table code_confirmation enable row level security;
alter table code_confirmation force row level security;
-- The exact code opens its row, as it opens the organisation's: a notice is served on whom it names.
create policy code_confirmation_read on code_confirmation for select to app
  using (tenant_id = current_tenant() or office_covers(region) or credit_code = current_credential());
create policy code_confirmation_ask on code_confirmation for insert to app
  with check (tenant_id = current_tenant() and state = 'asked' and credit_code = own_credit_code());
-- Nobody of an organisation decides about itself: its people act for no office.
create policy code_confirmation_decide on code_confirmation for update to app
  using (office_covers(region)) with check (office_covers(region) and decided_office = current_office());
grant select, insert, update (state, grounds, decided_office, decided_by, decided_name, decided_at) on code_confirmation to app;

-- The code of the organisation that acts, once an office has confirmed that it holds it; null before.
create function confirmed_code() returns text language sql stable
  return (select credit_code from code_confirmation where tenant_id = current_tenant() and state = 'confirmed');

alter policy employer_score_read on employer_score
  using (office_covers(region) or employer = (select confirmed_code()));

-- A roster counts in the employer's score when whoever handed it in is the employer.
alter policy score_source_read on score_source
  using (tenant_id = current_tenant() or tenant_id = current_office()
         or scores_region(region) and (origin = 'facts' or exists (
              select 1 from code_confirmation c where c.tenant_id = score_source.tenant_id and c.state = 'confirmed')));

alter policy warning_paper_read on warning_paper
  using (tenant_id = current_tenant() or tenant_id = current_office() or office_covers(region)
         or employer_tenant = current_tenant() and employer_code = (select confirmed_code())
         or reference = current_credential());
