-- id: T01
-- severity: galat
-- kinds: semua
-- says: Isi sel diawali tanda rumus: “{content}”.
-- remedy: Tulis sebagai teks biasa tanpa tanda =, +, -, atau @ di depannya.

select line, field, content, null as detail
from (
    select line, field, content,
        -- full-width and small forms are the same signs to a spreadsheet, and so are those behind any white space
        translate(regexp_replace(content, '^[\s\pZ]+', ''), '＝﹦＋﹢＠﹫－﹣', '==++@@--') as told
    from odd
    where len(content) > 1
        and not regexp_matches(content, '^[0-9A-Za-z]') -- most cells by far: no sign of a formula is one of these
)
where regexp_matches(told, '^[=+@]|^-[^ 0-9]')
    or (
        regexp_matches(told, '^-') -- "-2+3" is reckoned; "-5 derajat" and "- kopi (bubuk)" are words
        and regexp_matches(told, '^-[ 0-9.,]*[-+*/^&=<>]|[|!]|[A-Za-z]\(')
    )
