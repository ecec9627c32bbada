#!/usr/bin/env python3
"""Makes the fonts of the printed brochures: the characters our languages need, and every layout rule.

    scripts/subset_fonts.py node_modules

`overrides/print/fonts/README.md` says which packages, and how to fetch them. The same sources give the same bytes.
"""

import argparse
import hashlib
import shutil
from pathlib import Path

from fontTools import subset

FOLDER = Path(__file__).parents[1] / "overrides" / "print" / "fonts"

BASIC = "20-7e a0-ff 2000-2027 202f-203a 2066-2069 20ac 2116 2190-2193 2212 25cc 2713"
NAMES = "100-17f 218-21b"
"""In the Arabic font too, so that Łódź in an Arabic line is one font's."""
LATIN = f"{BASIC} {NAMES} 2b9-2ba 2bc 300-36f 1e00-1eff 400-45f 490-4ff"
ARABIC = f"{BASIC} {NAMES} 600-6ff 750-77f"
"""Nobody types the presentation forms (fb50-fdff): layout rules bring joined letters."""
ETHIOPIC = f"{BASIC} 1200-137f 1380-139f 2d80-2ddf"

NOTO = "@expo-google-fonts/noto-sans"
FONTS = {
    "latin-400.ttf": (f"{NOTO}/400Regular/NotoSans_400Regular.ttf", LATIN),
    "latin-700.ttf": (f"{NOTO}/700Bold/NotoSans_700Bold.ttf", LATIN),
    "arabic-400.ttf": ("vazirmatn/fonts/ttf/Vazirmatn-Regular.ttf", ARABIC),
    "arabic-700.ttf": ("vazirmatn/fonts/ttf/Vazirmatn-Bold.ttf", ARABIC),
    "ethiopic-400.ttf": (f"{NOTO}-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf", ETHIOPIC),
    "ethiopic-700.ttf": (f"{NOTO}-ethiopic/700Bold/NotoSansEthiopic_700Bold.ttf", ETHIOPIC),
}
LICENSES = {
    "OFL-NotoSans.txt": f"{NOTO}/LICENSE_FONT",
    "OFL-NotoSansEthiopic.txt": f"{NOTO}-ethiopic/LICENSE_FONT",
    "OFL-Vazirmatn.txt": "vazirmatn/OFL.txt",
}


def characters(ranges: str) -> set[int]:
    """The characters of ranges in hexadecimal: `20-7e 20ac`."""
    found: set[int] = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def options() -> subset.Options:
    """Keeps every rule that joins or places letters; the bytes depend on the source only."""
    chosen = subset.Options(layout_features=["*"], hinting=False, notdef_outline=True, recalc_timestamp=False)
    chosen.harfbuzz_repacker = False  # else the bytes depend on whether uharfbuzz is installed
    chosen.name_IDs = list(range(15))  # with copyright, licence and authors, as the licences ask
    chosen.drop_tables += ["DSIG", "STAT"]  # a signature that would no longer hold; a variable font's axes
    return chosen


def make(source: Path, target: Path, ranges: str, known: str) -> None:
    """Writes the part of a font that `ranges` asks for and the font has. `known` must name its checksum."""
    checksum = hashlib.sha256(source.read_bytes()).hexdigest()
    if checksum not in known:
        raise SystemExit(f"{source}: sha256 {checksum} is not in README.md, so this is another version")
    chosen = options()
    font = subset.load_font(str(source), chosen)
    subsetter = subset.Subsetter(chosen)
    subsetter.populate(unicodes=characters(ranges))
    subsetter.subset(font)
    subset.save_font(font, str(target), chosen)


def main() -> None:
    """Writes every font, and the licences beside them."""
    parser = argparse.ArgumentParser(description="Makes the fonts of the printed brochures.")
    parser.add_argument("packages", type=Path, help="the folder with the unpacked npm packages")
    packages = parser.parse_args().packages
    known = (FOLDER / "README.md").read_text(encoding="utf-8")
    for name, (source, ranges) in FONTS.items():
        make(packages / source, FOLDER / name, ranges, known)
    for name, source in LICENSES.items():
        shutil.copyfile(packages / source, FOLDER / name)


if __name__ == "__main__":
    main()
