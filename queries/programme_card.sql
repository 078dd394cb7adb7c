-- What a programme is: its period, owner, partners, policies and where that is published.
--
-- $programme  programme.id
--
-- Exactly one row: id, name, status, kind, started, started_precision, ended, ended_precision, owner, summary, partners, policies, source, address,
-- publisher, published, published_precision.
-- Passport: Qdf3a.

select
    programme.id,
    programme.name,
    programme.status,
    programme.kind,
    started,
    started_precision,
    ended,
    ended_precision,
    owner,
    summary,
    (
        select list(partner.name || ' (' || role || ')' order by partner.name)
        from programme_partner
        join partner on partner.id = programme_partner.partner
        where programme_partner.programme = $programme
    ) as partners,
    (select list(policy order by policy) from programme_policy where programme_policy.programme = $programme) as policies,
    coalesce(source.title, source.address_text) as source,
    source.address,
    source.publisher,
    source.published,
    source.published_precision
from programme
left join source on source.id = programme.source
where programme.id = $programme
