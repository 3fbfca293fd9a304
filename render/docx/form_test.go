package docx

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/report"
)

// blankForm is the form as an office uses it; see testdata/forms/README.md.
func blankForm(t testing.TB) []byte { return readFile(t, "../../../testdata/forms/blank-form.docx") }

// changedForm is the blank form with its document changed.
func changedForm(t testing.TB, change func(document string) string) []byte {
	t.Helper()
	names, parts := unzip(t, blankForm(t))
	var all []string
	for _, name := range names {
		text := string(parts[name])
		if name == documentPart {
			changed := change(text)
			if changed == text {
				t.Fatal("the form was not changed")
			}
			text = changed
		}
		all = append(all, name, text)
	}
	return zipOf(t, all...)
}

var tableRow = regexp.MustCompile(`(?s)<w:tr [^>]*>.*?</w:tr>`)

// rowWith is the first row of a document that holds a text.
func rowWith(t testing.TB, document, text string) string {
	t.Helper()
	for _, row := range tableRow.FindAllString(document, -1) {
		if strings.Contains(row, text) {
			return row
		}
	}
	t.Fatalf("no row has %q", text)
	return ""
}

// replace replaces one text, which must be there, by another.
func replace(t testing.TB, s, from, to string) string {
	t.Helper()
	if !strings.Contains(s, from) {
		t.Fatalf("there is no %q", from)
	}
	return strings.Replace(s, from, to, 1)
}

// gridOf returns the texts of a table, with spans filled.
func gridOf(tbl *node) [][]string {
	var grid [][]string
	for _, tr := range tbl.all("tr") {
		var row []string
		for _, tc := range tr.all("tc") {
			text := ""
			for _, p := range tc.all("p") {
				text += shownText(p)
			}
			pr := tc.child("tcPr")
			if merge := pr.child("vMerge"); merge != nil && merge.attr("val") != "restart" {
				text = grid[len(grid)-1][len(row)]
			}
			span, err := strconv.Atoi(pr.child("gridSpan").attr("val"))
			if err != nil {
				span = 1
			}
			for range span {
				row = append(row, text)
			}
		}
		grid = append(grid, row)
	}
	return grid
}

// checkFilled checks that all figures of a report stand at their places in the
// tables, where extra says how many rows each table has above those of the format,
// and that the text stands below its headings.
func checkFilled(t *testing.T, file []byte, r *report.Report, extra int) {
	t.Helper()
	_, parts := unzip(t, file)
	root := parsePart(t, documentPart, parts[documentPart])
	figures := 0
	var grids [][][]string
	for _, tbl := range root.all("tbl") {
		grids = append(grids, gridOf(tbl))
	}
	for _, f := range r.Edition().Figures() {
		want, err := r.Shown(f.Address)
		if err != nil {
			t.Fatal(err)
		}
		for _, grid := range grids {
			if len(grid[0]) == len(f.Section.Table.Widths) && len(grid) == len(f.Section.Table.Rows)+extra {
				figures++
				if got := strings.TrimSpace(grid[f.Row+extra][f.Column]); got != want {
					t.Errorf("%s: %q, want %q", f.Address, got, want)
				}
				break
			}
		}
	}
	if want := len(r.Edition().Figures()); figures != want {
		t.Errorf("%d figures have a place, want %d", figures, want)
	}
	content, err := newContent(r)
	if err != nil {
		t.Fatal(err)
	}
	// Section by section, the text is there, in its order.
	var texts []string
	root.child("body").descend(func(e *node) bool {
		if e.is("p") {
			texts = append(texts, shownText(e))
		}
		return e.is("sdt") || e.is("sdtContent")
	})
	at := 0
	expect := func(text string, heading bool) {
		for at < len(texts) && texts[at] != text && !(heading && strings.HasSuffix(foldLabel(texts[at]), foldLabel(text))) {
			at++
		}
		if at == len(texts) {
			t.Fatalf("there is no %q behind what comes before it", excerpt(text))
		}
		at++
	}
	paragraphs := func(key string) {
		for _, b := range content.blocks[key] {
			if runs := firstRuns(content.blocks[key][:1]); runs == nil {
				continue
			}
			for _, text := range blockText(b) {
				if !strings.Contains(string(parts[documentPart]), "<w:t>"+escaped(text)+"</w:t></w:r></w:p></w:tc>") {
					expect(text, false)
				}
			}
		}
	}
	paragraphs("opening")
	for _, s := range r.Edition().Sections() {
		expect(s.Title.ZH, true)
		if s.Table == nil {
			paragraphs(s.Key)
			continue
		}
		paragraphs(s.Key + leadSuffix)
		paragraphs(s.Key + notesSuffix)
	}
}

// checkFilledFile finds what would make Word refuse a filled form, apart from what
// is wrong with the form.
func checkFilledFile(t *testing.T, form, file []byte) {
	t.Helper()
	problems := fileProblems(t, file)
	if len(problems) == 0 {
		return
	}
	known := fileProblems(t, form)
	for _, p := range problems {
		if !slices.Contains(known, p) {
			t.Error(p)
		}
	}
}

func TestFillBlankForm(t *testing.T) {
	form := blankForm(t)
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) {
			form := form
			if f := s.report.Edition(); f != report.Edition2021() {
				// The form of one edition does not take the figures of another.
				if _, err := Fill(form, s.report); err == nil {
					t.Error("a report of another edition is filled into the form")
				}
				form = blankOf(t, f)
			}
			file, err := Fill(form, s.report)
			if err != nil {
				t.Fatal(err)
			}
			checkFilledFile(t, form, file)
			if s.name != "torture" { // which has tables and pictures between its paragraphs
				checkFilled(t, file, s.report, 0)
			}
		})
	}
}

// blankOf returns a blank form of an edition: a report of which nothing is filled in.
func blankOf(t *testing.T, f *report.Format) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (Renderer{}).Render(&b, &report.Report{Format: f, Office: "某某局", Year: 2020}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Apart from what is filled in, the filled form is the form.
func TestFillTouchesNothingElse(t *testing.T) {
	form := blankForm(t)
	r := samples(t)[4].report
	file, err := Fill(form, r)
	if err != nil {
		t.Fatal(err)
	}
	names, before := unzip(t, form)
	filled, after := unzip(t, file)
	if diff := cmp.Diff(names, filled); diff != "" {
		t.Errorf("parts (-form +filled):\n%s", diff)
	}
	for _, name := range names {
		if name != documentPart && !bytes.Equal(before[name], after[name]) {
			t.Errorf("%s was changed", name)
		}
	}
	// Take out what the report brought: its paragraphs, and the runs of figures.
	content, err := newContent(r)
	if err != nil {
		t.Fatal(err)
	}
	const formTitle = "政府信息公开工作年度报告格式模板"
	brought := map[string]bool{formTitle: true, r.Office + "\n" + r.Edition().Title(r.Year): true}
	for _, key := range []string{"opening", "overview", "problems", "other_matters"} {
		for _, b := range content.blocks[key] {
			brought[blockText(b)[0]] = true
		}
	}
	strip := func(part []byte) []string {
		var blocks []string
		for _, b := range parsePart(t, documentPart, part).child("body").children {
			text := shownText(b)
			switch {
			case b.is("p") && (brought[text] || isRemark(text)):
			case b.is("tbl"):
				blocks = append(blocks, withoutFigures(part, b))
			default:
				blocks = append(blocks, b.source(part))
			}
		}
		return blocks
	}
	if diff := cmp.Diff(strip(before[documentPart]), strip(after[documentPart])); diff != "" {
		t.Errorf("(-form +filled):\n%s", diff)
	}
}

// withoutFigures is the source of a table without the runs and alignments of its
// blank cells, or of cells with a number.
func withoutFigures(part []byte, tbl *node) string {
	var edits []edit
	for _, tc := range tbl.all("tc") {
		text := ""
		for _, p := range tc.all("p") {
			text += shownText(p)
		}
		if strings.Trim(foldLabel(text), "0123456789.") != "" {
			continue
		}
		for _, p := range tc.all("p") {
			if jc := p.child("pPr").child("jc"); jc != nil {
				edits = append(edits, edit{jc.start, jc.end, nil})
			}
		}
		for _, r := range tc.all("r") {
			edits = append(edits, edit{r.start, r.end, nil})
		}
	}
	all := segments(part[:tbl.end], edits)
	return all[len(all)-1].text[tbl.start:]
}

// Figures and texts have the formatting that the form has in their place.
func TestFillInTheFormsOwnStyles(t *testing.T) {
	r := samples(t)[4].report
	file, err := Fill(blankForm(t), r)
	if err != nil {
		t.Fatal(err)
	}
	_, parts := unzip(t, file)
	document := string(parts[documentPart])
	const song = `<w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/>`
	for name, want := range map[string]string{
		"a figure in a cell with a run of spaces": `<w:r><w:rPr>` + song + `<w:color w:val="000000"/><w:kern w:val="0"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar"/></w:rPr><w:t xml:space="preserve">0</w:t></w:r>`,
		"a figure in a cell without runs":         `<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="宋体"/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr><w:t xml:space="preserve">0</w:t></w:r>`,
		"a paragraph of text":                     `<w:ind w:left="0" w:firstLine="420"/><w:jc w:val="both"/><w:rPr>` + song + `</w:rPr></w:pPr><w:r><w:rPr>` + song + `</w:rPr><w:t>2024年，淄博市`,
	} {
		if !strings.Contains(document, want) {
			t.Errorf("%s is not set as the form has it: there is no %s", name, want)
		}
	}
}

// Forms that look otherwise and are the same form.
func TestFillVariations(t *testing.T) {
	r := samples(t)[4].report
	sameText := regexp.MustCompile(`<w:t>([^<]{4,})</w:t>`)
	for _, c := range []struct {
		name   string
		extra  int // rows above those of the format
		change func(document string) string
	}{
		{"other widths", 0, func(d string) string {
			n := 0
			return regexp.MustCompile(`<w:(gridCol|tcW) w:w="\d+"`).ReplaceAllStringFunc(d, func(s string) string {
				n++
				return s[:strings.Index(s, `w:w="`)] + fmt.Sprintf(`w:w="%d"`, 300+n*37%900)
			})
		}},
		{"labels broken over lines", 0, func(d string) string {
			return sameText.ReplaceAllStringFunc(d, func(s string) string {
				runes := []rune(s[5 : len(s)-6])
				return `<w:t>` + string(runes[:2]) + `</w:t><w:br/><w:t xml:space="preserve"> ` + string(runes[2:3]) + `</w:t><w:tab/><w:t>` + string(runes[3:]) + `</w:t>`
			})
		}},
		{"labels broken over paragraphs and runs", 0, func(d string) string {
			d = strings.ReplaceAll(d, "本年处理决定数量</w:t></w:r></w:p>", "本年处理</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>决定数量</w:t></w:r></w:p>")
			return sameText.ReplaceAllStringFunc(d, func(s string) string {
				runes := []rune(s[5 : len(s)-6])
				return `<w:t>` + string(runes[:3]) + `</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>` + string(runes[3:]) + `</w:t>`
			})
		}},
		{"half-width brackets and full-width digits", 0, func(d string) string {
			return strings.NewReplacer("（", "(", "）", ")", "，", ",", "“", `&quot;`, "”", `"`,
				">1.", ">１．", ">2.", ">２．", ">3.", ">３．", "：", ":").Replace(d)
		}},
		{"brackets of other sorts", 0, func(d string) string {
			return strings.NewReplacer("（文字描述）", "【文字描述】", "（三）不予公开", "〔三〕不予公开").Replace(d)
		}},
		{"a title row on top", 1, func(d string) string {
			for _, columns := range []int{4, 10, 15} {
				grid := regexp.MustCompile(fmt.Sprintf(`<w:tblGrid>(<w:gridCol w:w="\d+"/>){%d}</w:tblGrid>`, columns))
				d = grid.ReplaceAllString(d, fmt.Sprintf(`$0<w:tr><w:tc><w:tcPr><w:gridSpan w:val="%d"/></w:tcPr><w:p><w:r><w:t>统计表（单位：件）</w:t></w:r></w:p></w:tc></w:tr>`, columns))
				grid = regexp.MustCompile(fmt.Sprintf(`(?s)<w:tblGrid>(<w:gridCol w:w="\d+"/>){%d}</w:tblGrid>`, columns))
				if !grid.MatchString(d) {
					t.Fatalf("no table of %d columns", columns)
				}
			}
			return d
		}},
		{"headings numbered by Word", 0, func(d string) string {
			for _, number := range []string{"一、", "三、收到", "五、"} {
				d = replace(t, d, "<w:t>"+number, "<w:t>"+strings.TrimPrefix(strings.TrimPrefix(number, "三、"), number))
			}
			return d
		}},
		{"headings numbered otherwise", 0, func(d string) string { return replace(t, d, "一、总体情况", "一．总体情况") }},
		{"headings in content controls", 0, func(d string) string {
			return regexp.MustCompile(`<w:p [^>]*>(?:<w:pPr>.{0,600}?</w:pPr>)<w:r><w:rPr>.{0,200}?</w:rPr><w:t>五、.*?</w:p>`).ReplaceAllString(d, `<w:sdt><w:sdtPr/><w:sdtContent>$0</w:sdtContent></w:sdt>`)
		}},
		{"no sentences in brackets", 0, func(d string) string {
			return regexp.MustCompile(`（文字描述[^<]*）`).ReplaceAllString(d, "")
		}},
		{"lines to write on", 0, func(d string) string {
			return regexp.MustCompile(`（文字描述[^<]*）`).ReplaceAllString(d, "____________")
		}},
		{"no paragraphs for text", 0, func(d string) string {
			return regexp.MustCompile(`<w:p w14:paraId="[0-9A-F]+"><w:pPr>(?:[^t]|t[^>])*?</w:pPr><w:r><w:rPr><w:rFonts[^>]*/></w:rPr><w:t>（文字描述[^<]*）</w:t></w:r></w:p>`).ReplaceAllString(d, "")
		}},
		{"text of the form's own behind the sentence", 0, func(d string) string {
			return replace(t, d, "<w:sectPr>", "<w:p><w:r><w:t>填报单位（盖章）：</w:t></w:r></w:p><w:sectPr>")
		}},
		{"a remark below a table", 0, func(d string) string {
			at := strings.LastIndex(d, "</w:tbl>")
			return d[:at+8] + `<w:p><w:r><w:t>（单位：件）</w:t></w:r></w:p>` + d[at+8:]
		}},
		{"slashes in the cells", 0, func(d string) string { return strings.ReplaceAll(d, ">　　<", "> / <") }},
	} {
		if raceEnabled && !strings.HasPrefix(c.name, "labels") {
			continue // nothing here runs at once
		}
		t.Run(c.name, func(t *testing.T) {
			form := changedForm(t, c.change)
			file, err := Fill(form, r)
			if err != nil {
				t.Fatal(err)
			}
			checkFilled(t, file, r, c.extra)
			checkFilledFile(t, form, file)
		})
	}
}

// A row with the numbers of the columns may stand between heading and figures.
func TestFillWithColumnNumbers(t *testing.T) {
	r := samples(t)[4].report
	form := changedForm(t, func(d string) string {
		first := rowWith(t, d, "一、本年新收")
		cells := `<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p><w:r><w:t>栏次</w:t></w:r></w:p></w:tc>`
		for i := range 7 {
			cells += fmt.Sprintf(`<w:tc><w:p><w:r><w:t>%d</w:t></w:r></w:p></w:tc>`, i+1)
		}
		return replace(t, d, first, `<w:tr>`+cells+`</w:tr>`+first)
	})
	file, err := Fill(form, r)
	if err != nil {
		t.Fatal(err)
	}
	_, parts := unzip(t, file)
	for _, tbl := range parsePart(t, documentPart, parts[documentPart]).all("tbl") {
		if grid := gridOf(tbl); len(grid) == 29 && (grid[4][3] != "21" || grid[28][9] != "1") {
			t.Errorf("the figures are %v and %v", grid[4], grid[28])
		}
	}
}

// Forms that cannot be filled, each with what is wrong. None is filled half.
func TestFillErrors(t *testing.T) {
	r := samples(t)[4].report
	cut := func(text string) func(string) string {
		return func(d string) string { return replace(t, d, rowWith(t, d, text), "") }
	}
	swap := func(a, b string) func(string) string {
		return func(d string) string {
			d = replace(t, d, ">"+a+"<", ">\x00<")
			d = replace(t, d, ">"+b+"<", ">"+a+"<")
			return replace(t, d, ">\x00<", ">"+b+"<")
		}
	}
	for _, c := range []struct {
		name   string
		change func(string) string
		want   string
	}{
		{"a heading is missing", func(d string) string {
			return replace(t, d, "五、存在的主要问题及改进情况", "五、问题")
		},
			"there is no heading 五、存在的主要问题及改进情况"},
		{"two headings are missing", func(d string) string {
			return replace(t, replace(t, d, "五、存在的主要问题及改进情况", ""), "一、总体情况", "")
		}, "there is no heading 一、总体情况\nthere is no heading 五、存在的主要问题及改进情况"},
		{"a heading stands twice", func(d string) string {
			return replace(t, d, "（文字描述）", "五、存在的主要问题及改进情况")
		},
			"two paragraphs are the heading 五、存在的主要问题及改进情况"},
		{"headings in another order", swap("一、总体情况", "六、其他需要报告的事项"),
			"the heading 二、主动公开政府信息情况 stands before 一、总体情况\nthe heading 六、其他需要报告的事项 stands before 五、存在的主要问题及改进情况"},
		{"a table is missing", func(d string) string {
			return replace(t, d, d[strings.LastIndex(d, "<w:tbl>"):strings.LastIndex(d, "</w:tbl>")+8], "")
		}, "section 四、政府信息公开行政复议、行政诉讼情况: there is no table below the heading"},
		{"a table stands twice", func(d string) string {
			tbl := d[strings.LastIndex(d, "<w:tbl>") : strings.LastIndex(d, "</w:tbl>")+8]
			return replace(t, d, tbl, tbl+"<w:p/>"+tbl)
		}, "section 四、政府信息公开行政复议、行政诉讼情况: there are two such tables"},
		{"another table", func(d string) string {
			at := strings.LastIndex(d, "<w:tbl>")
			return d[:at] + `<w:tbl><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>` + replace(t, d[at:], ">尚未<", ">未审<")
		}, "section 四、政府信息公开行政复议、行政诉讼情况: none of the 2 tables is that of the format: the table has no row of figures"},
		{"a table where text is to go", func(d string) string {
			return replace(t, d, "<w:sectPr>", `<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:sectPr>`)
		}, "section 六、其他需要报告的事项: there is a table where text is to go"},
		{"text where text is to go", func(d string) string { return replace(t, d, "（文字描述）", "去年的文字。") },
			"section 一、总体情况: there is text already: “去年的文字。”"},
		{"a row is missing", cut("2.重复申请"), "section 三、收到和处理政府信息公开申请情况: the table has no row “2.重复申请”"},
		{"the row of totals is missing", cut("（七）总计"), "section 三、收到和处理政府信息公开申请情况: the table has no row “（七）总计”"},
		{"a row too many", func(d string) string {
			row := rowWith(t, d, "2.重复申请")
			return replace(t, d, row, row+replace(t, row, "2.重复申请", "9.新增情形"))
		}, "section 三、收到和处理政府信息公开申请情况: row 21 of the table, “9.新增情形”, is none of the format"},
		{"a row too many on top", func(d string) string {
			row := rowWith(t, d, "一、本年新收")
			return replace(t, d, row, replace(t, row, "一、本年新收政府信息公开申请数量", "零、新增")+row)
		}, "section 三、收到和处理政府信息公开申请情况: row 4 of the table: “零、新增” is none of the format"},
		{"a row too many at the end", func(d string) string {
			row := rowWith(t, d, "四、结转下年度")
			return replace(t, d, row, row+replace(t, row, "四、结转下年度继续办理", "五、新增"))
		}, "section 三、收到和处理政府信息公开申请情况: row 29 of the table, “五、新增”, is none of the format"},
		{"another label", func(d string) string { return replace(t, d, "1.属于国家秘密", "1.属于秘密") },
			"section 三、收到和处理政府信息公开申请情况: the table has no row “1.属于国家秘密”"},
		{"another label beside", func(d string) string { return replace(t, d, "（三）不予公开", "（三）予以公开") },
			"section 三、收到和处理政府信息公开申请情况: row 8 of the table: “(三)予以公开” stands where the format has “（三）不予公开”"},
		{"another band", func(d string) string {
			return replace(t, d, "第二十条第（六）项", "第二十条第（七）项")
		},
			"section 二、主动公开政府信息情况: row 10 of the table: “第二十条第（六）项” does not stand above it"},
		{"rows in another order", swap("1.信访举报投诉类申请", "2.重复申请"),
			"section 三、收到和处理政府信息公开申请情况: row 19 of the table, “(五)不予处理 2.重复申请”, is none of the format"},
		{"columns in another order", swap("本年废止件数", "本年"),
			"section 二、主动公开政府信息情况: row 3 of the table: above the cell of 表二 第二十条第（一）项 规章 · 本年制发件数 stands"},
		{"columns of another table in another order", swap("自然人", "总计"),
			"section 三、收到和处理政府信息公开申请情况: row 4 of the table: above the cell of 表三 一、本年新收政府信息公开申请数量 · 申请人情况 自然人 stands “申请人情况 总计”, not “自然人”"},
		{"a column is missing", func(d string) string {
			row := rowWith(t, d, "一、本年新收")
			last := strings.LastIndex(row, "<w:tc>")
			return replace(t, d, row, row[:last]+"</w:tr>")
		}, "section 三、收到和处理政府信息公开申请情况: the table has no row “一、本年新收政府信息公开申请数量”"},
		{"a cell is filled", func(d string) string { return replace(t, d, ">　　<", ">12<") },
			"section 二、主动公开政府信息情况: row 3 of the table: the cell of 表二 第二十条第（一）项 规章 · 本年制发件数 is not blank: “12”"},
		{"a cell without a paragraph", func(d string) string {
			row := rowWith(t, d, "一、本年新收")
			last := strings.LastIndex(row, "<w:tc>")
			return replace(t, d, row, row[:last]+"<w:tc></w:tc></w:tr>")
		}, "section 三、收到和处理政府信息公开申请情况: row 4 of the table: the cell of 表三 一、本年新收政府信息公开申请数量 · 申请人情况 总计 has no paragraph, which every cell must have"},
		{"all tables are wrong", func(d string) string {
			return replace(t, replace(t, d, rowWith(t, d, ">规章<"), ""), "1.属于国家秘密", "")
		}, "section 二、主动公开政府信息情况: the table has no row “规章”\nsection 三、收到和处理政府信息公开申请情况: the table has no row “1.属于国家秘密”"},
	} {
		if raceEnabled && strings.HasPrefix(c.name, "a ") {
			continue // nothing here runs at once
		}
		t.Run(c.name, func(t *testing.T) {
			file, err := Fill(changedForm(t, c.change), r)
			if err == nil || !strings.HasPrefix(uncoded(err), "docx: form: "+c.want) {
				t.Errorf("error: %v\nwant:  docx: form: %s", err, c.want)
			}
			if file != nil {
				t.Errorf("%d bytes were made", len(file))
			}
		})
	}
	if _, err := Fill([]byte("x"), r); err == nil || err.Error() != "docx: form: it is not a .docx file: zip: not a valid zip file [docx.not_docx]" {
		t.Errorf("no form: %v", err)
	}
	if _, err := Fill(blankForm(t), &report.Report{}); err == nil {
		t.Error("a report without an office was filled in")
	}
	var unplaced *UnplacedError
	if _, err := Fill(blankForm(t), torture(t)); errors.As(err, &unplaced) {
		t.Errorf("the form has no place for %v", unplaced.Parts)
	}
}

func TestIsRemark(t *testing.T) {
	for text, want := range map[string]bool{
		"（文字描述）": true, "(文字 描述)": true, "【此处填写】。": true, "（一）总体（二）": false, "（一）主动公开": false,
		"文字（描述）": false, "": false, "（（a）b）": true, "（": false,
	} {
		if isRemark(text) != want {
			t.Errorf("isRemark(%q) is %v", text, !want)
		}
	}
}
