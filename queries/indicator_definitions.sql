-- What every indicator means, who owns it, how often it comes, and which claim arithmetic uses.
--
-- $passports  list of indicator.passport; an empty list means every indicator
--
-- One row per indicator, ordered by passport: code, passport, name, topic, concept, definition, classification, measure, unit,
-- decimals, direction, additive, regional, coverage, interval_months, owner, rule.
-- Row key: passport.
-- Passport: Q709a.

select
    code,
    passport,
    name,
    topic,
    concept,
    definition,
    classification,
    measure,
    unit,
    decimals,
    direction,
    additive,
    regional,
    coverage,
    interval_months,
    owner,
    rule
from indicator
where is_among($passports, passport)
order by passport
