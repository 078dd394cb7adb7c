-- A mark of each record of the snapshot, so that two snapshots need only compare the cells of those whose marks differ.
--
-- One row per record, ordered by key: key, mark. key is that of `records`; mark changes with any cell of the record.
-- Passport: Q1798.

select 'klaim·' || id as key, hash(observation) as mark from observation
union all
select 'perdagangan·' || id as key, hash(export_statistic) as mark from export_statistic
union all
select 'ekspor·' || id as key, hash(export_event) as mark from export_event
union all
select 'target·' || id as key, hash(target) as mark from target
union all
select 'tonggak·' || id as key, hash(milestone) as mark from milestone
union all
select 'produk·' || id as key, hash(product) as mark from product
union all
select 'izin·' || id as key, hash(permit) as mark from permit
union all
select 'indikasi·' || id as key, hash(indication) as mark from indication
union all
select 'program·' || id as key, hash(programme) as mark from programme
union all
select 'wilayah program·' || programme || '·' || regency as key, hash(programme_area) as mark from programme_area
union all
select 'mitra program·' || programme || '·' || partner as key, hash(programme_partner) as mark from programme_partner
union all
select 'tahap·' || programme || '·' || step as key, hash(stage) as mark from stage
union all
select 'peserta·' || id as key, hash(participant) as mark from participant
union all
select 'capaian tahap·' || id as key, hash(stage_event) as mark from stage_event
union all
select 'unit·' || id as key, hash(technical_unit) as mark from technical_unit
union all
select 'komitmen·' || id as key, hash(commitment) as mark from commitment
union all
select 'tindak lanjut·' || id as key, hash(follow_up) as mark from follow_up
union all
select 'pertentangan·' || code as key, hash(conflict) as mark from conflict
union all
select 'indikator·' || code as key, hash(indicator) as mark from indicator
union all
select 'sumber·' || id as key, hash(source) as mark from source
union all
select 'kategori·' || code as key, hash(category) as mark from category
union all
select 'jalur·' || code as key, hash(licensing_track) as mark from licensing_track
union all
select 'jenis izin·' || code as key, hash(permit_type) as mark from permit_type
union all
select 'wilayah·' || code as key, hash(area) as mark from area
order by key
