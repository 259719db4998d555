-- Why a job failed, so that a screen can say it in the reader's language.
alter table client.import_job
  add column problem_key       text,
  add column problem_arguments jsonb;

-- Row security is forced on the owner too: each client in turn.
do $$
declare
  one integer;
begin
  for one in select id from operator.tenant loop
    perform set_config('app.tenant_id', one::text, true);
    update client.import_job set problem_key = 'intake.job', problem_arguments = '{}'
     where problem is not null;
  end loop;
  perform set_config('app.tenant_id', '', true);
end
$$;

alter table client.import_job add constraint import_job_problem_words
  check ((problem is null) = (problem_key is null) and (problem is null) = (problem_arguments is null));
