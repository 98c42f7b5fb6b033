-- When a renewal is due follows from the ends of algorithms in the trust bundle. Here stands as of which ends the due dates were worked out;
-- of no tenant.
create table archive_review (
  only_row    boolean primary key default true check (only_row),
  ends        text not null,
  reviewed_at timestamptz not null
);
grant select, insert, update (ends, reviewed_at) on archive_review to app;

-- Documents that were concluded before renewals were appointed get one: each is opened once by the task, which knows when it is due. The owner
-- sees rows of tenants only while the table does not force its rules on it.
alter table contract no force row level security;
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
select 'archive-review', tenant_id || '/' || id, now(), false, 1
from contract c
where state = 'concluded'
  and not exists (select 1 from scheduled_tasks t where t.task_name = 'archive-renewal' and t.task_instance = c.tenant_id || '/' || c.id);
alter table contract force row level security;
alter table mediation_agreement no force row level security;
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
select 'archive-review', tenant_id || '/' || id, now(), false, 1
from mediation_agreement m
where concluded_at is not null
  and not exists (select 1 from scheduled_tasks t where t.task_name = 'archive-renewal' and t.task_instance = m.tenant_id || '/' || m.id);
alter table mediation_agreement force row level security;
