package word

import "testing"

func TestFormatNumber(t *testing.T) {
	for _, c := range []struct {
		format string
		n      int
		want   string
	}{
		{"decimal", 12, "12"}, {"unheardOf", 12, "12"}, {"", 3, "3"},
		{"chineseCountingThousand", 12, "十二"}, {"japaneseCounting", 3, "三"}, {"chineseCounting", 120, "120"},
		{"ideographDigital", 10, "一〇"}, {"chineseLegalSimplified", 12, "壹拾贰"}, {"chineseLegalSimplified", 32, "叁拾贰"},
		{"decimalEnclosedCircleChinese", 20, "⑳"}, {"decimalEnclosedCircle", 21, "21"}, {"decimalEnclosedParen", 3, "⑶"},
		{"decimalEnclosedFullstop", 3, "⒊"}, {"ideographEnclosedCircle", 2, "㊁"}, {"ideographTraditional", 3, "丙"}, {"ideographZodiac", 12, "亥"},
		{"ideographZodiac", 13, "13"}, {"lowerLetter", 3, "c"}, {"upperLetter", 26, "Z"}, {"upperLetter", 0, "0"},
		{"decimalZero", 3, "03"}, {"decimalZero", 13, "13"}, {"decimalFullWidth", 12, "１２"},
		{"upperRoman", 1994, "MCMXCIV"}, {"lowerRoman", 3, "iii"}, {"upperRoman", 4000, "4000"},
	} {
		if got := formatNumber(c.format, c.n); got != c.want {
			t.Errorf("%d as %s: %s, want %s", c.n, c.format, got, c.want)
		}
	}
}

// Levels may be defined anew for a list, and show the numbers of other levels in digits.
func TestWordLevels(t *testing.T) {
	parts := wordParts{
		"word/_rels/document.xml.rels": related("numbering"),
		"word/numbering.xml": `<numbering><abstractNum abstractNumId="1"><lvl ilvl="0"><numFmt val="chineseCounting"/><lvlText val="第%1部分"/></lvl>
			<lvl ilvl="1"><isLgl/><numFmt val="decimal"/><lvlText val="%1.%2"/></lvl></abstractNum>
			<num numId="1"><abstractNumId val="1"/></num>
			<num numId="2"><abstractNumId val="1"/><lvlOverride ilvl="0"><lvl ilvl="0"><start val="4"/><numFmt val="chineseCounting"/><lvlText val="%1、"/></lvl></lvlOverride></num></numbering>`,
	}
	paragraph := func(list, level string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + list + `"/></w:numPr></w:pPr>` + wordRun("甲", "") + "</w:p>"
	}
	got := wordText(t, parts, paragraph("1", "0")+paragraph("1", "1")+paragraph("1", "1")+paragraph("2", "0"))
	if want := "第一部分甲\n1.1甲\n1.2甲\n四、甲"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
