-- Schema number 2. Other tables or columns are the next number: raise it, and tell data/migrations.py.
--
-- The contract of every snapshot: what a row is, what it must be, what it refers to.
--
-- Each table but `area`, `district` and `village` has one file of the same name in data/raw/. The build reads
-- those files as text, casts them to the types below and tries every `not null`, `check`, `unique` and `references`
-- row by row, so that a refusal names file, row, column and reason.
--
-- Places are keyed by Kemendagri codes as text: regency `5301`, district `530101`, village `5301012001`
-- (seventh digit 1 = kelurahan, 2 = desa), the province `53`, the country `ID`. Which provinces there are, how many places
-- each has and where it lies, province.csv says; nothing here knows one by its number.
-- Dates carry a precision, because many facts are known only to the month or the year;
-- a date known to the month is stored as its first day.

create table source (
    id varchar primary key check (regexp_full_match(id, '[a-z0-9-]+')),
    title varchar not null,         -- by its page's own words where known, in Indonesian
    publisher varchar not null,
    kind varchar not null check (kind in ('dokumen pendiri', 'berita', 'situs resmi', 'paket data', 'dokumen', 'blog', 'peraturan', 'rancangan', 'kiriman', 'simulasi')),
    published date,                 -- null: not known
    published_precision varchar check (published_precision in ('hari', 'bulan', 'tahun')),
    address varchar check (regexp_matches(address, '^https?://[^ ]+$')),  -- complete, so it may be a link
    address_text varchar,           -- what was kept of an incomplete address: shown as text, never as a link
    licence varchar not null,
    obtained varchar not null,      -- how it came to us
    note varchar,
    check (address is null or address_text is null),
    check ((published is null) = (published_precision is null))
);

-- Every place a number can be about, of any level.
create table area (
    code varchar primary key,
    name varchar not null,
    level varchar not null check (level in ('negara', 'provinsi', 'kabupaten', 'kecamatan', 'desa'))
);

create table province (
    code varchar primary key references area check (regexp_full_match(code, '[0-9]{2}')),
    name varchar not null unique,
    short_name varchar not null unique,   -- 'NTT'
    aliases varchar,                      -- other spellings met in files, divided by ';'
    regencies integer not null check (regencies > 0),   -- how many there are, by the decree that names them
    districts integer not null check (districts > 0),
    villages integer not null check (villages > 0),
    south double not null,                -- all of it lies between these degrees
    north double not null,
    west double not null,
    east double not null,
    source varchar not null references source,
    check (north >= south),
    check (east >= west)
);

create table regency (
    code varchar primary key references area check (regexp_full_match(code, '[0-9]{4}')),
    bps_code varchar not null unique check (regexp_full_match(bps_code, '[0-9]{4}')),
    name varchar not null unique,         -- 'Kabupaten Alor', 'Kota Kupang'
    short_name varchar not null unique,   -- as drawn on a map: 'Alor', 'TTS', 'Kab. Kupang'
    kind varchar not null check (kind in ('kabupaten', 'kota')),
    capital varchar not null,
    island_group varchar not null,
    aliases varchar,                      -- other spellings met in files, divided by ';'
    area_km2 double not null check (area_km2 > 0),
    population integer not null check (population > 0),   -- Dukcapil, second half of 2024
    capital_latitude double not null,
    capital_longitude double not null,
    tile_column integer not null,         -- place in the equal-area tile grid, from the west
    tile_row integer not null,            -- from the north
    source varchar not null references source,
    unique (tile_column, tile_row)
);

create table district (
    code varchar primary key references area check (regexp_full_match(code, '[0-9]{6}')),
    regency varchar not null references regency,
    name varchar not null
);

create table village (
    code varchar primary key references area check (regexp_full_match(code, '[0-9]{6}[12][0-9]{3}')),
    district varchar not null references district,
    regency varchar not null references regency,
    name varchar not null,
    kind varchar not null check (kind in ('desa', 'kelurahan')),
    postal_code varchar,
    latitude double not null,
    longitude double not null,
    coordinate varchar not null check (coordinate in ('desa', 'kecamatan'))   -- 'kecamatan': its district's point stands in
);

create table category (
    code varchar primary key,
    name varchar not null unique,
    position integer not null unique
);

create table permit_type (
    code varchar primary key,
    name varchar not null,
    short_name varchar not null,
    issuer varchar not null,
    meaning varchar not null,
    format varchar,                 -- in words; null: not known
    pattern varchar,                -- regular expression; null: not known
    valid_example varchar,
    invalid_example varchar,
    validity_years integer check (validity_years > 0),   -- null: does not expire, or not known: see validity
    validity varchar not null,      -- in words
    regulation varchar,
    confidence varchar not null check (confidence in ('tinggi', 'sedang', 'rendah')),
    note varchar,
    position integer not null unique,
    source varchar references source     -- null: no source found
);

create table licensing_track (
    code varchar primary key,
    name varchar not null unique,
    family varchar not null,        -- of tracks that share it, one that is undecided may become any other
    basis varchar not null,         -- where its ladder comes from
    position integer not null unique
);

-- The readiness ladder: what a product of this track climbs. Readiness = rungs done / rungs that apply.
create table rung (
    track varchar not null references licensing_track,
    step integer not null check (step >= 0),
    name varchar not null,
    permit_type varchar references permit_type,   -- null: not a permit ('Produk terdata', 'Ekspor terealisasi')
    optional boolean not null,
    shown_by varchar not null check (shown_by in ('pendataan', 'izin', 'izin atau indikasi', 'ekspor', 'belum ada')),
    -- what documents it: standing in the register, a permit, a permit or a registered indication, a documented
    -- export; 'belum ada': no record in this schema can show it yet
    primary key (track, step)
);

create table product (
    id varchar primary key,
    regency varchar not null references regency,
    village varchar references village,           -- null: the village is not known
    name varchar not null,
    category varchar not null references category,
    track varchar not null references licensing_track,
    hs6 varchar check (regexp_full_match(hs6, '[0-9]{6}')),
    hs_confidence varchar check (hs_confidence in ('tinggi', 'sedang', 'rendah')),
    export_status varchar not null check (export_status in ('tercatat', 'klaim', 'pemasok', 'belum dilaporkan')),
    export_evidence varchar,                      -- what the status rests on
    indication_status varchar not null check (indication_status in ('terdaftar', 'dalam wilayah', 'permohonan', 'belum dilaporkan')),
    source varchar references source,             -- null: no page was kept, the office must confirm it
    recorded date,                                -- when it came into the register; null: not known
    note varchar
);

create table permit (
    id varchar primary key,
    product varchar not null references product,
    type varchar not null references permit_type,
    number varchar,                 -- the raw text; null: known to exist, number not published
    issued date,
    expires date,
    source varchar references source,
    note varchar
);

-- A registered or applied-for geographical indication: a shared asset of one or more regencies.
create table indication (
    id varchar primary key,
    name varchar not null unique,
    number varchar,
    status varchar not null check (status in ('terdaftar', 'permohonan')),
    as_of date,                      -- when its source knew the status to be so; null: its page names no day
    as_of_precision varchar check (as_of_precision in ('hari', 'bulan', 'tahun')),
    source varchar references source,
    note varchar,
    check ((as_of is null) = (as_of_precision is null))
);

create table indication_area (
    indication varchar not null references indication,
    regency varchar not null references regency,
    primary key (indication, regency)
);

-- Where published versions differ: what they differ about, and which one arithmetic uses, and why.
create table conflict (
    code varchar primary key,
    title varchar not null,
    explanation varchar not null,
    rule varchar not null            -- which version is used for arithmetic and why; or that none is
);

create table export_event (
    id varchar primary key,
    commodity varchar not null,
    hs varchar check (regexp_full_match(hs, '[0-9]{2,8}')),
    date date not null,
    date_precision varchar not null check (date_precision in ('hari', 'bulan', 'tahun')),
    destination varchar not null,
    via varchar,                     -- port or post
    volume_tonnes double check (volume_tonnes >= 0),   -- null: not published
    value_usd double check (value_usd >= 0),
    value_idr double check (value_idr >= 0),
    sender varchar,                  -- organisation, never a person
    evidence varchar not null,
    conflict varchar references conflict,
    counted boolean not null,        -- false: the other version of an event that is already counted
    source varchar references source,
    note varchar
);

create table export_event_area (
    event varchar not null references export_event,
    regency varchar not null references regency,
    primary key (event, regency)
);

create table export_event_product (
    event varchar not null references export_event,
    product varchar not null references product,
    primary key (event, product)
);

-- Published trade totals. The measures are never added to each other, nor months to cumulative figures.
create table export_statistic (
    id varchar primary key,
    measure varchar not null check (measure in ('nilai asal', 'nilai pos', 'komoditas', 'neraca')),
    scope varchar not null,          -- as published: 'NTT', 'PLBN Motaain', 'Indonesia'
    area varchar not null references area,   -- of a border post: the regency in which it stands
    period varchar not null,         -- '2023-01', '2024', '2020-01/2020-09', '2025-12-15'
    granularity varchar not null check (granularity in ('hari', 'bulan', 'kumulatif', 'tahun')),
    period_start date not null,
    period_end date not null,
    total boolean not null,          -- true: the whole of its measure and scope, not one commodity, port or country
    commodity varchar,               -- null: all
    hs varchar check (regexp_full_match(hs, '[0-9]{2,8}')),
    place varchar,                   -- port or border post; null: all
    destination varchar,             -- country; null: all
    value_usd double,                -- may be negative: a balance
    value_idr double,
    volume_tonnes double check (volume_tonnes >= 0),
    bound varchar not null check (bound in ('=', '>', '~')),
    publisher varchar not null,
    conflict varchar references conflict,
    source varchar references source,
    note varchar,
    check (period_end >= period_start),
    check (coalesce(value_usd, value_idr, volume_tonnes) is not null)
);

-- The five standard fields of Satu Data (concept, definition, classification, measure, unit), and how to read it.
create table indicator (
    code varchar primary key check (regexp_full_match(code, '[a-z0-9-]+')),   -- in the URL
    passport varchar not null unique check (regexp_full_match(passport, 'K[0-9]{2}')),
    name varchar not null unique,
    topic varchar not null check (topic in ('Produk', 'Ekspor', 'Program', 'Perizinan', 'Wilayah', 'Penduduk', 'Kemiskinan', 'Stunting', 'Ekonomi', 'Pasar nasional')),
    concept varchar not null,
    definition varchar not null,
    classification varchar not null,
    measure varchar not null,
    unit varchar not null,
    decimals integer not null check (decimals between 0 and 4),
    direction varchar not null check (direction in ('naik', 'turun', 'netral')),   -- which way is better
    additive boolean not null,        -- may regencies be summed to the province?
    regional boolean not null,        -- is it known by regency, so that a map can be drawn?
    coverage boolean not null,        -- true: it says how far the register looked; never ranked
    interval_months integer check (interval_months > 0),   -- how often it is reported; null: a one-off statement
    owner varchar not null,           -- organisation
    minimum double,
    maximum double,
    rule varchar not null             -- which claim arithmetic uses where several exist
);

-- A claim: what was said, by whom, for when, published where, with what status.
create table observation (
    id varchar primary key,
    indicator varchar not null references indicator,
    area varchar not null references area,
    period varchar not null,           -- '2025-03', '2024-S2', '2021', '2025-03-20'
    period_start date not null,
    period_end date not null,          -- the claim's as-of date
    value double check (isfinite(value)),
    bound varchar not null check (bound in ('=', '>', '~')),
    value_date date,
    value_date_precision varchar check (value_date_precision in ('hari', 'bulan', 'tahun')),
    value_text varchar,
    blank varchar check (blank in ('belum dilaporkan', 'tidak berlaku')),
    blank_reason varchar,
    precision varchar not null check (precision in ('tepat', 'dibulatkan', 'dipotong', 'perkiraan')),
    status varchar not null check (status in ('satu versi', 'pernyataan', 'konflik', 'estimasi', 'survei', 'belum pasti', 'target', 'simulasi')),
    conflict varchar references conflict,
    used boolean not null,             -- the claim that arithmetic, maps and cards use, by the indicator's rule
    speaker varchar not null,
    source varchar references source,  -- null: no page was kept
    note varchar,
    check (period_end >= period_start),
    check ((value is not null)::integer + (value_date is not null)::integer + (value_text is not null)::integer + (blank is not null)::integer = 1),
    check ((blank is null) = (blank_reason is null)),
    check ((value_date is null) = (value_date_precision is null))
);

create table programme (
    id varchar primary key check (regexp_full_match(id, '[a-z0-9-]+')),
    name varchar not null unique,
    status varchar not null check (status in ('berjalan', 'selesai', 'direncanakan')),
    kind varchar not null check (kind in ('program', 'replikasi')),
    started date,
    started_precision varchar check (started_precision in ('hari', 'bulan', 'tahun')),
    ended date,
    ended_precision varchar check (ended_precision in ('hari', 'bulan', 'tahun')),
    owner varchar not null,            -- organisation
    summary varchar not null,
    progress varchar references indicator,   -- what its progress is counted in; null: nothing is published
    position integer not null unique,
    source varchar references source,
    check ((started is null) = (started_precision is null)),
    check ((ended is null) = (ended_precision is null)),
    check (ended >= started)
);

-- Which indicators tell of a programme, in the order in which they are shown.
create table programme_indicator (
    programme varchar not null references programme,
    indicator varchar not null references indicator,
    position integer not null,
    primary key (programme, indicator)
);

create table programme_area (
    programme varchar not null references programme,
    regency varchar not null references regency,
    certainty varchar not null check (certainty in ('pasti', 'bertentangan')),
    source varchar references source,
    note varchar,
    primary key (programme, regency)
);

create table partner (
    id varchar primary key,
    name varchar not null unique
);

create table programme_partner (
    programme varchar not null references programme,
    partner varchar not null references partner,
    role varchar not null,
    source varchar references source,
    primary key (programme, partner)
);

create table programme_policy (
    programme varchar not null references programme,
    policy varchar not null,           -- 'Dasa Cita 1', 'Asta Cita', 'Indonesia Emas 2045'
    source varchar references source,
    primary key (programme, policy)
);

create table milestone (
    id varchar primary key,
    programme varchar not null references programme,
    name varchar not null,
    planned date,
    actual date,
    date_precision varchar not null check (date_precision in ('hari', 'bulan', 'tahun')),
    status varchar not null check (status in ('satu versi', 'pernyataan', 'konflik', 'simulasi')),
    conflict varchar references conflict,
    used boolean not null,             -- false: the other version of a milestone whose date is disputed
    source varchar references source,
    note varchar,
    check (coalesce(planned, actual) is not null)
);

create table target (
    id varchar primary key,
    programme varchar not null references programme,
    indicator varchar not null references indicator,
    area varchar not null references area,
    value double not null check (value > 0),
    due date,                          -- null: no date was given
    status varchar not null check (status in ('pernyataan', 'dokumen', 'simulasi')),
    speaker varchar not null,
    stated date not null,
    source varchar references source,
    note varchar
);

-- The steps of a programme, for the business or the regency that takes them.
create table stage (
    programme varchar not null references programme,
    step integer not null check (step >= 0),
    name varchar not null,
    taken_by varchar not null check (taken_by in ('usaha', 'kabupaten', 'produk')),
    indicator varchar references indicator,  -- where only a published count per stage is known
    primary key (programme, step)
);

create table participant (
    id varchar primary key,
    programme varchar not null references programme,
    name varchar not null,             -- the business, never a person
    regency varchar not null references regency,
    village varchar references village,
    track varchar references licensing_track,
    product varchar references product,
    joined date,
    source varchar references source
);

-- A dated stage that a business (participant) or a regency itself (participant is null) reached.
create table stage_event (
    id varchar primary key,
    programme varchar not null,
    step integer not null,
    participant varchar references participant,
    regency varchar not null references regency,
    date date,                         -- null: reached, the date is not published
    date_precision varchar check (date_precision in ('hari', 'bulan', 'tahun')),
    as_of date not null,               -- when it was known to be so
    as_of_precision varchar not null check (as_of_precision in ('hari', 'bulan', 'tahun')),
    document varchar,                  -- number of the deed, certificate or permit; null: not published
    document_date date,
    quantity_m2 double check (quantity_m2 > 0),
    quantity_m2_bound varchar check (quantity_m2_bound in ('=', '>', '~')),
    evidence varchar not null,
    conflict varchar references conflict,   -- statements that disagree on the land, the date or the document
    source varchar references source,
    note varchar,
    foreign key (programme, step) references stage (programme, step),
    check ((quantity_m2 is null) = (quantity_m2_bound is null)),
    check ((date is null) = (date_precision is null))
);

-- A technical unit of BPOM and the regencies it works in.
create table technical_unit (
    id varchar primary key,
    name varchar not null unique,
    regency varchar not null references regency,
    opened date,
    opened_precision varchar check (opened_precision in ('hari', 'bulan', 'tahun')),
    source varchar references source,
    note varchar
);

create table technical_unit_area (
    unit varchar not null references technical_unit,
    regency varchar not null references regency,
    source varchar references source,
    primary key (unit, regency)
);

-- A CSR commitment against stunting or extreme poverty.
create table commitment (
    id varchar primary key,
    company varchar not null,
    need varchar not null check (need in ('stunting', 'kemiskinan ekstrem')),
    regency varchar not null references regency,
    amount_idr double check (amount_idr > 0),
    date date not null,
    date_precision varchar not null check (date_precision in ('hari', 'bulan', 'tahun')),
    source varchar references source,
    note varchar
);

-- What was decided after looking at a number, who does it, and by when.
create table follow_up (
    id varchar primary key,
    indicator varchar references indicator,
    programme varchar references programme,
    area varchar not null references area,
    decision varchar not null,
    organisation varchar not null,
    decided date not null,
    due date,
    state varchar not null check (state in ('terbuka', 'selesai', 'dibatalkan')),
    state_since date not null,
    source varchar references source,
    note varchar,
    check (coalesce(indicator, programme) is not null)
);

-- The rules that several questions share, each said once, as views and macros. The programme gives them to an older snapshot
-- that has none (queries/__init__.py). Those with `-- Derived once.` above them the build keeps as tables (data/derived.py): what
-- they say is the same for every question, and deriving it anew costs with every row of the register.

-- The place that these data are about as a whole: the province, or the country where there are several.
create view whole as
select case when count(*) filter (level = 'provinsi') = 1 then min(code) filter (level = 'provinsi') else 'ID' end as code
from area;

-- Derived once. What a product has of the ladder of its track. A rung is done when a record documents it; it counts towards readiness
-- when it is required and a record can show it at all. A track that is undecided has no rungs.
create view climb as
select
    product.id as product,
    rung.track,
    rung.step,
    rung.name,
    rung.permit_type,
    not rung.optional as required,
    not rung.optional and rung.shown_by <> 'belum ada' as counts,
    rung.shown_by = 'pendataan'
    or held.type is not null
    or (rung.shown_by = 'izin atau indikasi' and product.indication_status = 'terdaftar')
    or (rung.shown_by = 'ekspor' and product.export_status = 'tercatat') as done
from product
join rung on rung.track = product.track
left join (select distinct product as holder, type from permit) as held on held.holder = product.id and held.type = rung.permit_type;

-- Derived once. How far each product is on its ladder: rungs is how many are required, null where the track is undecided, and
-- rungs_done how many of those are documented. is_near: it holds a permit or a registered indication, or was exported.
create view product_ladder as
select
    product.id as product,
    product.name,
    product.regency,
    left(product.village, 6) as district,
    product.village,
    product.category,
    product.track,
    product.export_status,
    counted.rungs,
    counted.rungs_done,
    case
        when counted.rungs is null then 'belum ditentukan'
        when counted.rungs_done <= 1 then 'awal'
        when 2 * counted.rungs_done >= counted.rungs then 'separuh'
        else 'sebagian'
    end as readiness,
    product.export_status = 'tercatat'
    or product.indication_status = 'terdaftar'
    or product.id in (select permit.product from permit) as is_near
from product
left join (
    select product, count(*) as rungs, count(*) filter (done) as rungs_done from climb where required group by product
) as counted on counted.product = product.id;

-- Derived once. The rungs of the products of one place and category, counted: of how many one is documented.
create view climb_count as
select
    product.regency,
    product.village,
    product.category,
    climb.track,
    climb.step,
    climb.name,
    climb.required,
    count(*) as products,
    count(*) filter (climb.done) as done
from product
join climb on climb.product = product.id
group by product.regency, product.village, product.category, climb.track, climb.step, climb.name, climb.required;

-- How exactly a period says when: to the day, the month or the year.
create macro told_to(period) as
    case
        when regexp_full_match(period, '\d{4}(-\d{4})?') then 'tahun'
        when length(period) = 10 then 'hari'
        else 'bulan'
    end;

-- The version used of what was realised: claims with a number that arithmetic uses, targets left out. place 1 is the newest
-- of its indicator and area; of two on one day the larger.
create view realised as
select *, row_number() over (partition by indicator, area order by period_end desc, value desc) as place
from observation
where used and value is not null and status <> 'target';

-- What the versions of a disputed figure span, in each unit that they are told in.
create view conflict_span as
select
    observation.conflict,
    indicator.unit,
    min(observation.value) as low,
    arg_min_null(observation.bound, observation.value) as low_bound,
    arg_min_null(observation.precision, observation.value) as low_precision,
    max(observation.value) as high,
    arg_max_null(observation.bound, observation.value) as high_bound,
    arg_max_null(observation.precision, observation.value) as high_precision
from observation
join indicator on indicator.code = observation.indicator
where observation.conflict is not null
group by observation.conflict, indicator.unit;

-- The counts that a programme reported of its progress. place 1 is the one of its day: of several on one day the largest.
create view programme_report as
select
    programme.id as programme,
    observation.*,
    row_number() over (
        partition by programme.id, observation.period_end order by observation.value desc, observation.id
    ) as place
from programme
join observation on observation.indicator = programme.progress
where observation.area = (select code from whole)
  and observation.value is not null
  and observation.status <> 'target'
  and (observation.used or observation.conflict is null);

-- Derived once. The stage on which each participant, or each regency that takes the stages itself, stands in a programme: its highest.
-- Of several records of one stage the earliest dated, of undated ones the newest known.
create view standing as
select *
from stage_event
qualify row_number() over (
    partition by programme, participant, case when participant is null then regency end
    order by step desc, date, as_of desc, id desc
) = 1;

-- The newest day of which the stages of a programme speak.
create view stage_day as
select programme, max(as_of) as day, arg_max_null(as_of_precision, (as_of, as_of_precision = 'hari')) as precision
from stage_event
group by programme;

-- The newest day of which a programme's data speak at all. What is due is judged on it, never on today.
create view programme_day as
select programme, max(day) as day, arg_max_null(precision, (day, precision = 'hari')) as precision
from (
    select programme.id as programme, realised.period_end as day, told_to(realised.period) as precision
    from programme
    join realised on realised.indicator = programme.progress
    union all
    select programme, day, precision from stage_day
    union all
    select programme, actual, date_precision from milestone
)
where day is not null
group by programme;

-- Late: by how many days something due had passed on a day; null where it had not.
create macro days_late(due, judged_on) as
    case when due < judged_on then date_diff('day', due, judged_on) end;

-- Each target beside what is realised of its own area, judged on the day of that, never on today: is it met, how many days are
-- left (below zero: the date had passed), and by how many days it is late. Where less is better, less meets it. put_off is the
-- later day that was named for the same target: the row is then the earlier deadline, kept so that the slip is seen, and late is
-- only the row of the later day. Unknown where nothing is realised or there is no date.
create view judged_target as
select
    target.*,
    indicator.name as indicator_name,
    indicator.unit,
    indicator.decimals,
    indicator.direction,
    realised.value as realised,
    realised.bound,
    realised.precision,
    realised.period,
    realised.period_end as as_of,
    later.put_off,
    case indicator.direction when 'turun' then realised.value <= target.value else realised.value >= target.value end as met,
    date_diff('day', realised.period_end, target.due) as days_left,
    case when not met and later.put_off is null then days_late(target.due, realised.period_end) end as days_late
from target
join indicator on indicator.code = target.indicator
left join realised on realised.indicator = target.indicator and realised.area = target.area and realised.place = 1
left join (
    select target.id, min(later.due) as put_off
    from target
    join target as later
        on later.programme = target.programme and later.indicator = target.indicator and later.area = target.area
        and later.value = target.value and later.due > target.due and later.stated >= target.stated
    group by target.id
) as later on later.id = target.id;

-- Is a number written as those of its type are? Null where there is no number, or no known form. The build, which asks it of every
-- permit, lets each form be understood once (data/derived.py).
create macro is_well_formed(number, pattern) as regexp_full_match(number, pattern);

-- Derived once. When a permit ends: on the published day, else by the validity of its type; and whether its number is written as
-- those of its type are. With the place and category of its product.
create view dated_permit as
select
    permit.*,
    permit_type.short_name as type_name,
    permit_type.issuer as office,
    permit_type.pattern,
    permit_type.validity_years,
    is_well_formed(permit.number, permit_type.pattern) as well_formed,
    coalesce(permit.expires, permit.issued + to_years(permit_type.validity_years))::date as ends,
    product.regency,
    product.category
from permit
join permit_type on permit_type.code = permit.type
join product on product.id = permit.product;

-- Derived once. Participants of two programmes in one regency whose names differ and yet may be one business: the same digits, and
-- letters (without the words for a business) that are the same or nearly so.
create view namesake as
with spelling as (
    select
        id,
        programme,
        name,
        regency,
        regexp_replace(lower(name), '[^a-z]|\b(usaha|kelompok|ud|cv|pt|kub|kwt)\b', '', 'g') as letters,
        regexp_replace(name, '[^0-9]', '', 'g') as digits
    from participant
)
select mine.programme, mine.id as participant, theirs.id as other
from spelling as mine
join spelling as theirs
    on theirs.regency = mine.regency
    and theirs.digits = mine.digits
    and theirs.programme <> mine.programme
    and theirs.name <> mine.name
where theirs.letters = mine.letters or jaro_winkler_similarity(theirs.letters, mine.letters) >= 0.92;

-- In which state a permit is on a day.
create macro permit_state(ends, validity_years, today) as
    case
        when ends < today then 'habis'
        when ends <= today + interval 90 day then 'segera'
        when ends is not null then 'berlaku'
        when validity_years is null then 'tanpa batas'
        else 'tanggal belum dilaporkan'
    end;

-- The last day of what is known to the day, the month or the year.
create macro end_of(start, known_to) as
    case known_to when 'hari' then start when 'bulan' then last_day(start) else make_date(year(start), 12, 31) end;

-- The day from which a fact of this period counts as told: its last where it is known to the day, else its first.
create macro told_on(period, period_start, period_end) as
    case when length(period) = 10 then period_end else period_start end;

-- The indicator that a published trade total is a figure of.
create macro indicator_of(measure) as
    case measure
        when 'nilai asal' then 'ekspor-bps'
        when 'nilai pos' then 'ekspor-pos'
        when 'komoditas' then 'ekspor-komoditas'
        else 'neraca-ekspor'
    end;

-- Derived once. A product of the register as it is listed, with what is known of it.
create view register_row as
select
    product.id,
    product.name as product,
    regency.code,
    regency.name as regency,
    village.name as village,
    product.village as village_code,
    category.name as category,
    licensing_track.name as track,
    product_ladder.rungs_done,
    product_ladder.rungs,
    product.export_status,
    product.export_evidence,
    product.indication_status,
    product.hs6,
    product.hs_confidence,
    coalesce(source.title, source.address_text) as source,
    source.address,
    product.note
from product
join product_ladder on product_ladder.product = product.id
join regency on regency.code = product.regency
join category on category.code = product.category
join licensing_track on licensing_track.code = product.track
left join village on village.code = product.village
left join source on source.id = product.source;

-- Is a product of one of the chosen places, codes of regencies, districts or villages? Of any where none is chosen.
create macro is_within(places, regency, village) as
    len(places) = 0 or list_contains(places::varchar[], regency)
    or list_contains(places::varchar[], left(village, 6)) or list_contains(places::varchar[], village);

-- Is it one of the chosen, or is none chosen?
create macro is_among(codes, code) as len(codes) = 0 or list_contains(codes::varchar[], code);

-- Is a regency one in which a place is chosen? That says no more than is_within, but a table that is sorted by regency need not be
-- read where the others stand.
create macro is_around(places, regency) as
    regency in (select left(area.code, 4) from area where is_among(places, area.code));

-- Does a text that is sought stand in one of these names? An empty one stands in all.
create macro is_named(sought, product, regency, village) as
    sought = '' or contains(lower(product || ' ' || regency || ' ' || coalesce(village, '')), lower(sought));

-- Derived once. A documented export as it is listed.
create view export_row as
select
    export_event.id,
    export_event.date,
    export_event.date_precision,
    export_event.commodity,
    (
        select string_agg(regency.short_name, ', ' order by regency.code)
        from export_event_area
        join regency on regency.code = export_event_area.regency
        where export_event_area.event = export_event.id
    ) as regencies,
    export_event.destination,
    export_event.via,
    export_event.volume_tonnes,
    export_event.value_usd,
    export_event.value_idr,
    export_event.sender,
    export_event.evidence,
    export_event.counted,
    export_event.conflict,
    coalesce(source.title, source.address_text) as source,
    source.address,
    export_event.note
from export_event
left join source on source.id = export_event.source;

-- Derived once. The places that a documented export is of: the regencies named for it, the districts and villages of what was in it.
create view export_place as
select event, regency as place from export_event_area
union
select export_event_product.event, left(product.village, 6)
from export_event_product
join product on product.id = export_event_product.product
where product.village is not null
union
select export_event_product.event, product.village
from export_event_product
join product on product.id = export_event_product.product
where product.village is not null;

-- Derived once. The categories of which a product is known to have been in a documented export.
create view export_category as
select distinct export_event_product.event, product.category
from export_event_product
join product on product.id = export_event_product.product;

-- Is an export one of those that a choice of places, of categories and of years narrows them to? A shipment whose regency is not
-- published is of no place.
create macro is_chosen_export(id, day, places, categories, year_from, year_to) as
    year(day) between year_from and year_to
    and (
        len(categories) = 0
        or id in (
            select export_category.event from export_category where list_contains(categories::varchar[], export_category.category)
        )
    )
    and (
        len(places) = 0
        or id in (select export_place.event from export_place where list_contains(places::varchar[], export_place.place))
    );
