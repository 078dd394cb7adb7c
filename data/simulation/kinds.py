"""What a village of the simulation may make, and where it is at home.

The goods are those that Nusa Tenggara Timur is known for, so that a training looks like the work it prepares
for; how many there are of each, and everything said of them, is invented.
"""

from dataclasses import dataclass

FOOD = {"pangan_irt": 62, "pangan_md": 30, "pangan_belum_ditentukan": 8}


@dataclass(frozen=True)
class Kind:
    name: str
    category: str
    tracks: dict[str, int]  # licensing track -> weight
    hs6: str
    hs_confidence: str
    everywhere: int  # weight in a regency that is not known for it
    home: str  # the regencies that are, five times as likely
    usd_per_tonne: int
    buyers: tuple[str, ...] = ()  # empty: not exported

    def weight(self, regency: str) -> int:
        return self.everywhere + (10 if regency in self.home.split() else 0)


COMMODITY, CRAFT = {"komoditas": 1}, {"kriya": 1}
HERBAL, COSMETIC = {"obat_tradisional": 1}, {"kosmetik": 1}
SUMBA = "5311 5312 5317 5318"
MANGGARAI = "5310 5315 5319"
BORDER = ("Timor-Leste",)
ASIA = ("Tiongkok", "Jepang", "Korea Selatan", "Malaysia", "Singapura")
WEST = ("Amerika Serikat", "Australia", "Belanda", "Jerman")

KINDS = (
    Kind("Rumput laut kering", "perikanan", COMMODITY, "121221", "tinggi", 0,
         "5301 5305 5306 5311 5313 5314 5320", 900, ("Tiongkok", "Korea Selatan", "Jepang")),
    Kind("Ikan beku", "perikanan", COMMODITY, "030389", "sedang", 1,
         "5305 5306 5307 5313 5371", 2400, ASIA),
    Kind("Biji kopi", "perkebunan", COMMODITY, "090111", "tinggi", 1,
         f"5308 5309 5318 {MANGGARAI}", 4800, ("Jepang", *WEST)),
    Kind("Vanili kering", "perkebunan", COMMODITY, "090510", "tinggi", 0, "5305 5307 5315", 90000, WEST),
    Kind("Biji kakao", "perkebunan", COMMODITY, "180100", "tinggi", 1, "5306 5307 5308", 3200, ASIA),
    Kind("Mete kupas", "perkebunan", COMMODITY, "080132", "tinggi", 1, f"5306 5308 {SUMBA}", 6500, WEST),
    Kind("Sorgum sosoh", "pertanian_pangan", COMMODITY, "100790", "sedang", 2, "5306 5311 5319", 700),
    Kind("Keripik porang kering", "pertanian_pangan", COMMODITY, "071490", "rendah", 1,
         "5308 5313 5318 5319", 1900, ("Tiongkok", "Jepang")),
    Kind("Beras kampung", "pertanian_pangan", COMMODITY, "100630", "tinggi", 2, "5316 5315 5317", 800),
    Kind("Bawang merah kering", "hortikultura", COMMODITY, "070310", "tinggi", 1,
         "5303 5304 5320 5321", 1100, BORDER),
    Kind("Jeruk keprok segar", "hortikultura", COMMODITY, "080521", "tinggi", 1, "5302 5303", 1000, BORDER),
    Kind("Kopi bubuk", "minuman", FOOD, "090121", "tinggi", 3, f"5303 5304 5309 {MANGGARAI}", 9500, WEST),
    Kind("Teh kelor", "minuman", FOOD, "121190", "sedang", 2, "5301 5302 5306 5316", 8000, ("Jepang",)),
    Kind("Jahe merah bubuk", "minuman", FOOD, "210690", "rendah", 3, "5301 5316", 5200),
    Kind("Madu hutan saring", "makanan", FOOD, "040900", "tinggi", 2, "5301 5302 5303 5311", 7000),
    Kind("Jagung titi bungkus", "makanan", FOOD, "190420", "sedang", 1, "5306 5313", 4200),
    Kind("Abon ikan bungkus", "makanan", FOOD, "160420", "sedang", 3, "5305 5307 5313 5371", 9000),
    Kind("Garam dapur", "makanan", FOOD, "250100", "tinggi", 1, "5303 5314 5316 5320", 350, BORDER),
    Kind("Gula lontar cetak", "makanan", FOOD, "170290", "sedang", 2, "5301 5314 5320", 3000),
    Kind("Keripik pisang", "makanan", FOOD, "200899", "sedang", 4, "5321 5371", 4000, BORDER),
    Kind("Minyak kelapa dara", "makanan", FOOD, "151319", "tinggi", 2, "5305 5307 5316", 5500, WEST),
    Kind("Jamu rajangan", "obat_tradisional", HERBAL, "121190", "sedang", 2, "5302 5306 5312", 6000),
    Kind("Minyak gosok herbal", "obat_tradisional", HERBAL, "300490", "rendah", 2, "5301 5303 5305", 15000),
    Kind("Minyak kemiri murni", "kosmetik", COSMETIC, "151590", "sedang", 2, "5306 5309 5316", 11000, WEST),
    Kind("Sabun minyak kelapa", "kosmetik", COSMETIC, "340111", "sedang", 3, "5302 5305 5371", 6000, BORDER),
    Kind("Kain tenun", "tenun", CRAFT, "520942", "rendah", 8,
         f"5304 5305 5307 5314 5320 {SUMBA}", 60000, WEST),
    Kind("Anyaman lontar halus", "kriya", CRAFT, "460219", "sedang", 3, "5314 5316 5315", 12000, WEST),
)  # fmt: skip
