-- Whether an office holds records of emergency management at all is asked with each judgement (ADR 76): an employer without any is then an answer. The
-- lines of that authority are few among those of courts, petitions and others; cells[4] is the kind of the event.
create index fact_row_emergency on fact_row (tenant_id)
  where kind = 'official-events' and replaced_by is null and not withdrawn and cells[4] in ('EMERGENCY_ACCIDENT', 'EMERGENCY_PENALTY', 'EMERGENCY_STOP');
