"""Kinds of places and the names that hold a kind; the rest of a place's name stays."""

REGENCIES = (
    *("Alor", "Belu", "Ende", "Flores Timur", "Kupang", "Lembata", "Malaka", "Manggarai", "Manggarai Barat"),
    *("Manggarai Timur", "Nagekeo", "Ngada", "Rote Ndao", "Sabu Raijua", "Sikka", "Sumba Barat"),
    *("Sumba Barat Daya", "Sumba Tengah", "Sumba Timur", "Timor Tengah Selatan", "Timor Tengah Utara"),
)
TERMS = {
    "kabupaten": "regency|regencies",
    "kota": "city|cities",
    "Kab. Kupang": "Kupang regency",
    "Kota Kupang": "Kupang city",
    **{f"Kabupaten {name}": f"{name} regency" for name in REGENCIES},
}
