-- All dossier counters of every unit for one period [S, E]; $1 = S, $2 = E in Unix seconds.
with judged as (
    select *,
        case
            when received_at is null or due_at is null then null
            when finished_at is not null then case when finished_at > due_at then due_at + 1 end
            when pending_since is not null and requests > 1 then least(pending_since, due_at + 1)
            when pending_since is not null then case when pending_since > due_at then due_at + 1 end
            else due_at + 1
        end as late_at
    from dossiers
    where received_at <= $2
),
marked as (
    select *,
        received_at >= $1 as received,
        finished_at is null or finished_at >= $1 as in_period,
        coalesce(finished_at between $1 and $2, false) as done,
        finished_at is null or finished_at > $2 as is_open,
        late_at is not null and late_at <= $2 as late
    from judged
)
select unit,
    count(*) filter (received) as dossiers_received,
    count(*) filter (in_period) as dossiers_in_period,
    count(*) filter (in_period and not late) as dossiers_on_time,
    count(*) filter (done) as dossiers_done,
    count(*) filter (done and not late) as dossiers_done_on_time,
    count(*) filter (done and late) as dossiers_done_late,
    count(*) filter (is_open) as dossiers_open,
    count(*) filter (is_open and not late) as dossiers_open_in_time,
    count(*) filter (is_open and late) as dossiers_open_overdue,
    count(*) filter (received and channel = 2) as dossiers_online,
    count(*) filter (received and channel = 1) as dossiers_direct,
    count(*) filter (received and channel = 3) as dossiers_postal,
    count(*) filter (received and channel = 2 and (traits & 12) <> 4) as dossiers_online_qualified,
    count(*) filter (received and (traits & 1) <> 0) as fee_dossiers,
    count(*) filter (received and (traits & 2) <> 0) as fee_dossiers_paid_online,
    count(*) filter (in_period and (traits & 4) <> 0) as dossiers_result_required,
    count(*) filter (in_period and (traits & 8) <> 0) as dossiers_result_electronic,
    count(*) filter (in_period and (traits & 16) <> 0) as dossiers_digitised,
    count(*) filter (in_period and (traits & 32) <> 0) as dossiers_reused,
    count(*) filter (in_period and (traits & 64) <> 0) as dossiers_personal_store,
    count(*) filter (in_period and (traits & 128) <> 0) as dossiers_citizen_data,
    count(*) filter (received and (traits & 256) <> 0) as dossiers_synced,
    count(*) filter (in_period and (late or (traits & 512) <> 0)) as dossiers_late_or_disliked,
    count(*) filter (received and status in (9, 10) and finished_at is not null) as dossiers_completed,
    coalesce(sum((finished_at - received_at) // 60) filter (received and status in (9, 10)), 0)::bigint
        as resolution_time_sum
from marked
group by unit
order by unit
