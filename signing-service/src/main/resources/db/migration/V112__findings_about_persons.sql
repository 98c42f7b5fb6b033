-- Whether the subject of a finding is a person: then it is masked for every reader who need not know.
alter table fact_finding add column about_person boolean not null default false;
