package word

import (
	"strings"
	"testing"
)

// wordField is a field with an instruction, and a result where it has one.
func wordField(instruction, result string) string {
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	s := char("begin") + "<w:r><w:instrText>" + instruction + "</w:instrText></w:r>"
	if result != "" {
		s += char("separate") + result
	}
	return s + char("end")
}

// What stands beside, above or behind a figure in its cell does not run into it.
func TestWordBesideFigures(t *testing.T) {
	for _, c := range []figureCase{
		{"a tab", "<w:p>" + wordRun("1", "") + "<w:r><w:tab/></w:r>" + wordRun("2", "") + "</w:p>", "1\t2", ""},
		{"a tab before", "<w:p><w:r><w:tab/></w:r>" + wordRun("12", "") + "</w:p>", "\t12", "12"},
		{"a tab to a place", "<w:p>" + wordRun("1", "") + "<w:r><w:ptab/></w:r>" + wordRun("2", "") + "</w:p>", "1\t2", ""},
		{"a line", "<w:p>" + wordRun("1", "") + "<w:r><w:br/></w:r>" + wordRun("2", "") + "</w:p>", "1\n2", ""},
		{"a page", "<w:p>" + wordRun("1", "") + `<w:r><w:br w:type="page"/></w:r>` + wordRun("2", "") + "</w:p>", "1\n2", ""},
		{"a hyphen", "<w:p>" + wordRun("1", "") + "<w:r><w:noBreakHyphen/></w:r>" + wordRun("2", "") + "</w:p>", "1-2", ""},
		{"a hyphen that is not shown", "<w:p>" + wordRun("1", "") + "<w:r><w:softHyphen/></w:r>" + wordRun("2", "") + "</w:p>", "12", "12"},
		{"figures above", "<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:rPr><w:b/></w:rPr><w:t>6</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>5</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>", "5[6]", "5"},
		{"letters above", "<w:p><w:r><w:ruby><w:rt><w:r><w:t>wǔ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>5</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>", "5", "5"},
		{"the order", `<w:p><w:dir w:val="ltr"><w:smartTag>` + wordRun("12", "") + "</w:smartTag></w:dir></w:p>", "12", "12"},
		{"the number of the page", "<w:p>" + wordRun("1", "") + "<w:r><w:pgNum/></w:r></w:p>", "1\uFFFD", ""},
		{"a text box", "<w:p>" + wordRun("5", "") + "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>" + wordRun("7", "") + "</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>", "5\n7", ""},
		{"a field in a field", "<w:p>" + wordField(" IF "+wordField(" =1 ", wordRun("1", ""))+" 2 ", wordRun("5", "")) + "</w:p>", "5", "5"},
		{"a note", "<w:p>" + wordRun("5", "") + `<w:r><w:footnoteReference w:id="2"/></w:r>` + "</w:p>", "5", "5"},
		{"a note between figures", "<w:p>" + wordRun("5", "") + `<w:r><w:footnoteReference w:id="2"/></w:r>` + wordRun("3", "") + "</w:p>", "5\n3", ""},
		{"a drawn number in an attribute", `<w:p><w:fldSimple w:instr="EQ \f(1,2)"/></w:p>`, "1/2", ""},
		{"a figure of a field", `<w:p><w:fldSimple w:instr="=1">` + wordRun("5", "") + `</w:fldSimple></w:p>`, "5", "5"},
		{"a circled number", "<w:p>" + wordField(` eq \o\ac(○,5) `, "") + "</w:p>", "⑤", ""},
		{"a circled note", "<w:p>" + wordRun("12", "") + wordField(` eq \o\ac(○,5) `, "") + "</w:p>", "12⑤", "12"},
		{"a drawn fraction", "<w:p>" + wordField(` EQ \f(1,2) `, "") + "</w:p>", "1/2", ""},
		{"a drawn power", "<w:p>" + wordField(` EQ 5\s\up4(2) `, "") + "</w:p>", "5[2]", "5"},
		{"a drawn figure", "<w:p>" + wordField(` EQ \x(12) `, "") + "</w:p>", "12", "12"},
		{"a choice", "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"3\"/><w:listEntry w:val=\"4\"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>", "4", "4"},
	} {
		c.test(t, nil)
	}
}

// What Word shows is read, however it was put in.
func TestWordShown(t *testing.T) {
	numbered := func(format, text string) wordParts {
		return wordParts{
			"word/_rels/document.xml.rels": related("numbering"),
			"word/numbering.xml": `<numbering><abstractNum abstractNumId="1"><lvl ilvl="0"><start val="3"/><numFmt val="` + format + `"/><lvlText val="` + text + `"/></lvl></abstractNum>
				<num numId="1"><abstractNumId val="1"/></num></numbering>`,
		}
	}
	const number = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>`
	box := "<w:txbx><w:txbxContent><w:p>" + wordRun("乙", "") + "</w:p></w:txbxContent></w:txbx>"
	form := func(data string) string {
		return `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData>` + data + `</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` + wordRun("甲", "") + "</w:p>"
	}
	for _, c := range []struct {
		name, body, text string
		parts            wordParts
	}{
		{"a number before a number", number + wordRun("2024年", "") + "</w:p>", "3 2024年", numbered("decimal", "%1")},
		{"a number with a point before a number", number + wordRun("5个", "") + "</w:p>", "3. 5个", numbered("decimal", "%1.")},
		{"a number before a word", number + wordRun("登记", "") + "</w:p>", "3.登记", numbered("decimal", "%1.")},
		{"raised behind a number", "<w:p>" + wordRun("10", "") + wordRun("4", `<w:vertAlign w:val="superscript"/>`) + wordRun("5", "") + "</w:p>", "10^4 5", nil},
		{"lowered behind a number in pieces", "<w:p>" + wordRun("10", "") + wordRun("1", `<w:vertAlign w:val="subscript"/>`) + wordRun("2", `<w:vertAlign w:val="subscript"/>`) + "</w:p>", "10_12", nil},
		{"raised behind a word", "<w:p>" + wordRun("m", "") + wordRun("2", `<w:vertAlign w:val="superscript"/>`) + wordRun("，", "") + "</w:p>", "m2，", nil},
		{"a page between lines", "<w:p>" + wordRun("甲。", "") + `<w:r><w:br w:type="page"/></w:r>` + wordRun("一、乙", "") + "</w:p>", "甲。\n一、乙", nil},
		{"a page before a line", `<w:p><w:r><w:br w:type="page"/></w:r>` + wordRun("一、乙", "") + "</w:p>", "一、乙", nil},
		{"figures above", "<w:p><w:r><w:ruby><w:rt><w:r><w:t>6</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>5</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>", "5（6）", nil},
		{"drawn letters", `<w:p><w:r><w:pict><v:shape><v:textpath string="某局年度报告"/></v:shape></w:pict></w:r></w:p>`, "\n某局年度报告", nil},
		{"a canvas", "<w:p>" + wordRun("甲", "") + "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:inline><a:graphic><a:graphicData><wpc:wpc><wps:wsp>" + box + "</wps:wsp></wpc:wpc></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>", "甲\n乙", nil},
		{"groups", "<w:p>" + wordRun("甲", "") + "<w:r><w:drawing><wp:anchor><a:graphic><a:graphicData><wpg:wgp><wpg:grpSp><wps:wsp>" + box + "</wps:wsp></wpg:grpSp></wpg:wgp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>", "甲\n乙", nil},
		{"an oval", "<w:p>" + wordRun("甲", "") + "<w:r><w:pict><v:oval><v:textbox><w:txbxContent><w:p>" + wordRun("乙", "") + "</w:p></w:txbxContent></v:textbox></v:oval></w:pict></w:r></w:p>", "甲\n乙", nil},
		{"a dropped letter", `<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="2"/></w:pPr>` + wordRun("2", "") + "</w:p><w:p>" + wordRun("024年", "") + "</w:p>", "2024年", nil},
		{"a frame", `<w:p><w:pPr><w:framePr w:w="20"/></w:pPr>` + wordRun("甲", "") + "</w:p><w:p>" + wordRun("乙", "") + "</w:p>", "甲\n乙", nil},
		{"a choice", form(`<w:ddList><w:default w:val="1"/><w:listEntry w:val="3"/><w:listEntry w:val="4"/></w:ddList>`), "4甲", nil},
		{"the first choice", form(`<w:ddList><w:listEntry w:val="3"/></w:ddList>`), "3甲", nil},
		{"no such choice", form(`<w:ddList><w:result w:val="7"/><w:listEntry w:val="3"/></w:ddList>`), "甲", nil},
		{"a mark", form(`<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked/></w:checkBox>`), "☑甲", nil},
		{"no mark", form(`<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>`), "甲", nil},
		{"equations", "<w:p>" + wordRun("1", "") + wordField(`EQ \r(3,8+\f(1,2))`, "") + wordField(`eq \l(1,2)`, "") + wordField(`eq \b\lc\{(\a(1;2))`, "") + "</w:p>", "1 3√8+1/2 1; 2(1; 2)", nil},
		{"an equation that nests", "<w:p>" + wordField("EQ "+strings.Repeat(`\x(`, 30)+"5", "") + "</w:p>", strings.Repeat(`\x(`, 9) + "5", nil},
		{"an equation that is shown", "<w:p>" + wordField(`EQ \f(1,2)`, wordRun("½", "")) + "</w:p>", "½", nil},
		{"a field without a result", "<w:p>" + wordField(`=SUM(LEFT)`, "") + wordRun("5", "") + "</w:p>", "5", nil},
	} {
		if got := wordText(t, c.parts, c.body); got != c.text {
			t.Errorf("%s: %q, want %q", c.name, got, c.text)
		}
	}
}

// A chart or a diagram is none of the text, and named.
func TestWordDrawings(t *testing.T) {
	drawing := func(of string) string {
		return `<w:p><w:r><w:drawing><wp:inline><wp:docPr descr="申请情况"/><a:graphic><a:graphicData>` + of + `</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
	}
	for _, of := range []string{`<c:chart xmlns:c="c" r:id="x"/>`, `<d:relIds xmlns:d="d" r:dm="x" r:lo="y"/>`} {
		blocks, _ := wordBlocks(t, wordParts{"word/_rels/document.xml.rels": related("x")}, drawing(of))
		if len(blocks) != 1 || blocks[0].Picture == nil || blocks[0].Picture.Alt != "申请情况 word/x.xml" {
			t.Errorf("%s: %+v", of, blocks)
		}
	}
}
