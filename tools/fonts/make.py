#!/usr/bin/env python3
"""Makes one face of render/pdf/faces from an upstream font: subsets it to the
characters that a Chinese official document uses, drops hints and all tables that
setting text does not need, and gives dashes, dots and quotes the full width that
they have in Chinese text, and figures one width.

The same input and the same fontTools give the same bytes.
"""

import argparse
import os

from fontTools import subset
from fontTools.ttLib import TTFont

# Blocks and single characters beside 通用规范汉字表 and GB 2312. What the font
# lacks is left out; a test says which characters every face must have.
RANGES = [
    (0x0020, 0x007E),  # Latin, digits and punctuation of ASCII
    (0x00A0, 0x017F),  # Latin with accents, as in foreign names and Pinyin
    (0x01CD, 0x01DC), (0x01F8, 0x01F9), (0x0251, 0x0251), (0x0261, 0x0261),  # ǎ ǐ ǒ ǔ ǖ ǹ ɑ ɡ of Pinyin
    (0x0391, 0x03C9), (0x0401, 0x0401), (0x0410, 0x044F), (0x0451, 0x0451),  # Greek, Cyrillic
    (0x2002, 0x200B), (0x2010, 0x2027), (0x202F, 0x202F), (0x2030, 0x203B),  # spaces, dashes, quotes, dots, primes
    (0x20AC, 0x20AC), (0x2103, 0x2103), (0x2109, 0x2109), (0x2116, 0x2116), (0x2122, 0x2122),  # € ℃ ℉ № ™
    (0x2150, 0x217B),  # fractions and Roman numerals
    (0x2190, 0x2199), (0x2260, 0x2265), (0x22EF, 0x22EF),  # arrows, comparisons, a row of dots
    (0x2460, 0x249B), (0x24EA, 0x24EA), (0x2776, 0x277F),  # ① ⑴ ⒈ ⓪ ❶
    (0x25A0, 0x25A1), (0x25B2, 0x25B3), (0x25C6, 0x25C7), (0x25CB, 0x25CF), (0x2605, 0x2606),  # ■ ▲ ◆ ● ★
    (0x2610, 0x2612), (0x2713, 0x2714),  # ☐ ☑ ✓
    (0x3000, 0x301F), (0x3021, 0x3029), (0x3030, 0x3030),  # Chinese punctuation, 〇, 〡
    (0x3220, 0x3229), (0x3231, 0x3231), (0x32A3, 0x32A3),  # ㈠ ㈱ ㊣
    (0x338E, 0x338F), (0x339C, 0x33A2), (0x33A5, 0x33A5), (0x33C4, 0x33C4), (0x33CE, 0x33CE), (0x33D5, 0x33D5),  # ㎡ ㎏
    (0xFE30, 0xFE31), (0xFE33, 0xFE44), (0xFE49, 0xFE52), (0xFE54, 0xFE57), (0xFE59, 0xFE66), (0xFE68, 0xFE6B),  # ﹝ ﹞
    (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6),  # full-width forms
]

KEEP = {"head", "hhea", "hmtx", "maxp", "loca", "glyf", "cmap", "name", "OS/2", "post"}
NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # copyright, names, version, licence


def characters(table):
    """Returns the code points wanted, with those listed in the file table."""
    want = {c for a, b in RANGES for c in range(a, b + 1)}
    with open(table, encoding="utf-8") as f:
        want |= {ord(c) for line in f if not line.startswith("#") for c in line.strip()}
    for high in range(0xA1, 0xFF):
        for low in range(0xA1, 0xFF):
            try:
                want.add(ord(bytes((high, low)).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return want


def shift(font, glyph, width, left):
    """Moves a glyph so that its ink begins at left, and gives it a width."""
    outline = font["glyf"][glyph]
    if outline.isComposite():
        raise SystemExit(f"{glyph} is built of other glyphs")
    outline.coordinates.translate((left - outline.xMin, 0))
    outline.recalcBounds(font["glyf"])
    font["hmtx"][glyph] = (width, left)


def chinese_punctuation(font):
    """Gives — · “ ” ‘ ’ … a full em. Fonts made for several languages keep narrow
    ones for Latin text and the wide ones behind features that are not read."""
    cmap = font["cmap"].getBestCmap()
    em = font["head"].unitsPerEm
    replace = {}
    if font["hmtx"][cmap[0x2014]][0] != em:
        # Two dashes in a row, the Chinese dash, have to join: the line of the
        # box drawings fills its em, the wide dash of these fonts does not.
        replace[0x2014] = cmap[0x2500]
    if font["hmtx"][cmap[0x00B7]][0] != em:
        replace[0x00B7] = cmap[0x30FB]
    for table in font["cmap"].tables:
        table.cmap.update(replace)
    # A quote stands at the side of its em that faces the quoted words.
    margin = em * 8 // 100
    for code in (0x2018, 0x201C, 0x2019, 0x201D):
        glyph = cmap[code]
        if font["hmtx"][glyph][0] == em:
            continue
        outline = font["glyf"][glyph]
        opening = code in (0x2018, 0x201C)
        shift(font, glyph, em, em - margin - (outline.xMax - outline.xMin) if opening else margin)
    for code in (0x2014, 0x00B7, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026):
        if font["hmtx"][font["cmap"].getBestCmap()[code]][0] != em:
            raise SystemExit(f"U+{code:04X} is not a full em wide")


def half_width_figures(font):
    """Makes the figures 0 to 9 half an em wide each, as they are in Chinese faces,
    where the font has such figures (feature hwid) and the usual ones differ in
    width."""
    cmap = font["cmap"].getBestCmap()
    figures = range(ord("0"), ord("9") + 1)
    if len({font["hmtx"][cmap[c]][0] for c in figures}) == 1:
        return
    gsub = font["GSUB"].table
    half = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "hwid":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    half.update(getattr(table, "ExtSubTable", table).mapping)
    replace = {c: half[cmap[c]] for c in figures}
    for table in font["cmap"].tables:
        table.cmap.update(replace)


def rename(font, family, postscript, chinese):
    """Gives the font another name, where the licence reserves the old one."""
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in (0, 13, 14) and n.platformID == 3]
    version = f"{font['head'].fontRevision:.3f}"
    for number, text in ((1, family), (2, "Regular"), (3, f"{version};{postscript}"), (4, family),
                         (5, f"Version {version}"), (6, postscript)):
        names.setName(text, number, 3, 1, 0x409)
    for number in (1, 4):
        names.setName(chinese, number, 3, 1, 0x804)


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--table", required=True, help="file of the 8,105 characters of 通用规范汉字表")
    a.add_argument("--name", nargs=3, metavar=("FAMILY", "POSTSCRIPT", "CHINESE"), help="another name for the face")
    a.add_argument("input")
    a.add_argument("output")
    args = a.parse_args()

    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.name_IDs = NAMES
    options.name_languages = ["*"]
    font = subset.load_font(args.input, options)
    half_width_figures(font)
    for tag in set(font.keys()) - KEEP - {"GlyphOrder"}:
        del font[tag]
    chinese_punctuation(font)
    maker = subset.Subsetter(options)
    maker.populate(unicodes=characters(args.table))
    maker.subset(font)
    # One table of characters is enough: the one for all of Unicode.
    cmap = font["cmap"]
    cmap.tables = [t for t in cmap.tables if t.format == 12][:1]
    if args.name:
        rename(font, *args.name)
    os.makedirs(os.path.dirname(args.output) or ".", exist_ok=True)
    subset.save_font(font, args.output, options)
    print(f"{args.output}: {len(cmap.getBestCmap())} characters, {os.path.getsize(args.output)} bytes")


if __name__ == "__main__":
    main()
