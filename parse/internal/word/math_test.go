package word

import "testing"

// mathRun is a run of a formula.
func mathRun(text string) string { return "<m:r><m:t>" + text + "</m:t></m:r>" }

// mathArg is an element of a formula around others.
func mathArg(name, inner string) string { return "<m:" + name + ">" + inner + "</m:" + name + ">" }

// A number in a formula is the number; numbers that stand above, below or beside each
// other in one are not.
func TestWordFormulas(t *testing.T) {
	e := func(text string) string { return mathArg("e", mathRun(text)) }
	half := mathArg("f", mathArg("num", mathRun("1"))+mathArg("den", mathRun("2")))
	square := mathArg("sSup", e("5")+mathArg("sup", mathRun("2")))
	for _, c := range []struct {
		name, formula      string
		cell, figure, text string // as a cell, the figure in it, and as a paragraph
	}{
		{"a number", mathRun("664"), "664", "664", "664"},
		{"a number in runs", mathRun("6") + mathRun("64"), "664", "664", "664"},
		{"a fraction", half, "1/2", "", "1/2"},
		{"a number and a fraction", mathRun("1") + half + mathRun("3"), "1 1/2 3", "", "1 1/2 3"},
		{"a number and a fraction of a sum", mathRun("7") + mathArg("f", mathArg("num", mathRun("1+2"))+mathArg("den", mathRun("3"))), "7(1+2)/3", "", "7(1+2)/3"},
		{"a fraction of sums", mathArg("f", mathArg("num", mathRun("1+2"))+mathArg("den", half)), "(1+2)/(1/2)", "", "(1+2)/(1/2)"},
		{"one above the other", mathArg("f", `<m:fPr><m:type m:val="noBar"/></m:fPr>`+mathArg("num", mathRun("5"))+mathArg("den", mathRun("2"))), "5; 2", "", "5; 2"},
		{"a power", square, "5[2]", "5", "5^2"},
		{"a power before a number", square + mathRun("3"), "5[2]3", "", "5^2 3"},
		{"a number before a power", mathRun("2") + square, "25[2]", "25", "25^2"},
		{"an index", mathArg("sSub", e("5")+mathArg("sub", mathRun("2"))), "5[2]", "5", "5_2"},
		{"both", mathArg("sSubSup", e("x")+mathArg("sub", mathRun("1"))+mathArg("sup", mathRun("2"))), "x12", "", "x1^2"},
		{"before", mathArg("sPre", mathArg("sub", mathRun("1"))+mathArg("sup", mathRun("2"))+e("3")), "[1][2]3", "", "1^2 3"},
		{"nothing before", mathArg("sSubSup", mathArg("e", "")+mathArg("sub", mathRun("1"))+mathArg("sup", mathRun("2"))), "\n1\n2", "", "1^2"},
		{"a power of a power of nothing", mathArg("sSup", mathArg("e", "")+mathArg("sup", square)), "\n5\n2", "", "5^2"},
		{"a limit", mathArg("limLow", e("5")+mathArg("lim", mathRun("2"))), "5[2]", "5", "5_2"},
		{"a root", mathArg("rad", "<m:radPr><m:degHide m:val=\"1\"/></m:radPr><m:deg/>"+e("4")) + mathRun("9"), "√4 9", "", "√4 9"},
		{"a cubic root", mathRun("2") + mathArg("rad", mathArg("deg", mathRun("3"))+e("4+4")), "23√(4+4)", "", "2^3√(4+4)"},
		{"brackets", mathArg("d", e("5")), "(5)", "", "(5)"},
		{"brackets of its own", mathArg("d", `<m:dPr><m:begChr m:val="["/><m:sepChr m:val="，"/><m:endChr m:val=""/></m:dPr>`+e("5")+e("6")), "[5，6", "", "[5，6"},
		{"no brackets", mathRun("4") + mathArg("d", `<m:dPr><m:begChr m:val=""/><m:sepChr m:val=""/><m:endChr m:val=""/></m:dPr>`+e("5")+e("66")), "4 5 66", "", "4 5 66"},
		{"a sum", mathArg("nary", `<m:naryPr><m:chr m:val="∑"/></m:naryPr>`+mathArg("sub", mathRun("1"))+mathArg("sup", mathRun("9"))+e("5")), "∑195", "", "∑1^9 5"},
		{"an integral", mathArg("nary", mathArg("sub", "")+mathArg("sup", "")+e("5")), "∫5", "", "∫5"},
		{"a function", mathArg("func", mathArg("fName", mathArg("sSub", e("log")+mathArg("sub", mathRun("2"))))+e("8")), "log28", "", "log2 8"},
		{"a matrix", mathArg("m", mathArg("mr", e("1")+e("2"))+mathArg("mr", e("3")+e("4"))), "1; 2; 3; 4", "", "1; 2; 3; 4"},
		{"equations", mathArg("eqArr", e("1")+e("2")), "1; 2", "", "1; 2"},
		{"an accent", mathArg("acc", e("5")), "5\u0302", "", "5\u0302"},
		{"a bar", mathArg("bar", `<m:barPr><m:pos m:val="top"/></m:barPr>`+e("5")), "5\u0305", "", "5\u0305"},
		{"a brace", mathArg("groupChr", e("5")), "5⏟", "", "5⏟"},
		{"a box", mathArg("box", e("5")), "5", "5", "5"},
		{"a box with a border", mathArg("borderBox", e("5")), "5", "5", "5"},
		{"a box crossed out", mathArg("borderBox", `<m:borderBoxPr><m:hideTop/><m:strikeH/></m:borderBoxPr>`+e("9")) + mathRun("5"), "~~9~~5", "", "95"},
		{"a shown phantom", mathArg("phant", "<m:phantPr><m:show m:val=\"1\"/></m:phantPr>"+e("5")), "5", "5", "5"},
		{"a phantom", mathArg("phant", "<m:phantPr><m:show m:val=\"0\"/></m:phantPr>"+e("9")) + mathRun("5"), "5", "5", "5"},
		{"a deletion", "<w:del>" + mathRun("9") + "</w:del><w:ins>" + square + "</w:ins>", "5[2]", "5", "5^2"},
		{"a run of Word", wordRun("5", "") + wordRun("2", `<w:vertAlign w:val="superscript"/>`), "5[2]", "5", "5^2"},
	} {
		body := "<w:p><m:oMath>" + c.formula + "</m:oMath></w:p>"
		figureCase{c.name, body, c.cell, c.figure}.test(t, nil)
		if got := wordText(t, nil, body); got != c.text {
			t.Errorf("%s: the paragraph %q, want %q", c.name, got, c.text)
		}
	}
	two := "<w:p><m:oMathPara><m:oMath>" + mathRun("5") + "</m:oMath><m:oMath>" + mathRun("2") + "</m:oMath></m:oMathPara></w:p>"
	figureCase{"two formulas below each other", two, "5\n2", ""}.test(t, nil)
}
