-- id: N01
-- severity: galat
-- kinds: indikator target
-- says: Nilai {content} di luar batas yang mungkin ({detail}).
-- remedy: Periksa satuannya dan letak tanda desimalnya.

select
    _line as line,
    'value' as field,
    raw_value as content,
    coalesce(notation(minimum), '...') || ' sampai ' || coalesce(notation(maximum), '...') as detail
from staged
join now.indicator on indicator.code = staged.indicator
where try_cast(value as double) < minimum or try_cast(value as double) > maximum
