-- What lies beside a document, national signatures and electronic seals, is prolonged by an evidence record. Documents that were concluded before
-- get their appointment by the same review that works out archive renewals: each is opened once. The owner sees rows of tenants only while the
-- table does not force its rules on it.
alter table document no force row level security;
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
select distinct 'archive-review', tenant_id || '/' || subject_id, now(), false, 1
from document d
where (kind = 'national.signature' or kind like '%.electronic-seal')
  and not exists (select 1 from scheduled_tasks t where t.task_name in ('archive-review', 'beside-record') and t.task_instance = d.tenant_id || '/' || d.subject_id);
alter table document force row level security;
