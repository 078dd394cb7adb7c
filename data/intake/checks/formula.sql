-- id: T01
-- severity: galat
-- kinds: semua
-- says: Isi sel diawali tanda rumus: “{content}”.
-- remedy: Tulis sebagai teks biasa tanpa tanda =, +, -, atau @ di depannya.

select line, field, content, null as detail
from texts
where len(content) > 1
    and not regexp_matches(content, '^[0-9A-Za-z]') -- most cells by far: no sign of a formula is one of these
    -- full-width and small forms are the same signs to a spreadsheet, and so are those behind white space
    and regexp_matches(
        translate(ltrim(content, e' \t\r\n' || chr(160) || chr(12288)), '＝﹦＋﹢＠﹫－﹣', '==++@@--'), '^[=+@]|^-[^ 0-9]'
    )
