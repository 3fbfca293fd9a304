package pdf_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/render/internal/fonttest"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// openingMarks must not end a line, closingMarks must not begin one.
const (
	openingMarks = "（《〈「『【〔“‘("
	closingMarks = "，。、；：？！）》〉」』】〕”’…·～％),;!?%"
)

// torture returns a report that tries whatever lines, pages, tables and fonts can
// stumble over: an office of 60 characters, every mark at every place of a line, all
// characters of 通用规范汉字表, numbers, words and addresses of all lengths, eight
// digits in every cell, stressed words, pictures, and tables in the text of which one
// is longer than a page.
func torture(t testing.TB) *report.Report {
	t.Helper()
	r := &report.Report{
		Office: "某某壮族自治区某某市某某瑶族自治县人民政府办公室政务公开与政务服务管理办公室" +
			"暨某某经济技术开发区管理委员会综合行政执法与应急管理局",
		Kind: report.Department,
		Year: 2024,
	}
	if n := len([]rune(r.Office)); n < 60 {
		t.Fatalf("the office has %d characters", n)
	}
	for _, f := range r.Edition().Figures() {
		if len(f.Parts) > 0 {
			continue
		}
		v, err := report.ParseValue(f.Unit, "11398889")
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Set(f.Address, v); err != nil {
			t.Fatal(err)
		}
	}
	r.Opening = paragraphs(latin()...)
	r.Overview = append(append(report.Text{}, paragraphs("（一）标点。"+han(60), "（二）标点独立成行")...), paragraphs(marks()...)...)
	r.Problems = append(paragraphs(bold()), figures(t)...)
	r.OtherMatters = append(paragraphs(characters()...), longTable())
	return r
}

func paragraphs(texts ...string) report.Text {
	var all report.Text
	for _, text := range texts {
		var p report.Paragraph
		// Between * and * stands what is stressed.
		for i, run := range strings.Split(text, "*") {
			if run != "" {
				p = append(p, report.Run{Text: run, Bold: i%2 == 1})
			}
		}
		all = append(all, p)
	}
	return all
}

// han returns n Han characters that differ from their neighbours.
func han(n int) string {
	const text = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"
	r := []rune(text)
	var b strings.Builder
	for i := range n {
		b.WriteRune(r[i%len(r)])
	}
	return b.String()
}

// marks returns paragraphs that bring every mark to every place of a line: with 28
// characters between two marks each stands one place further than the one before.
// Others have marks that meet, and marks at ever shorter distances.
func marks() []string {
	var all []string
	for _, m := range openingMarks + closingMarks + "—" {
		all = append(all, han(3)+strings.Repeat(string(m)+han(28), 29))
		if m < 0x80 { // narrower, so that some places are skipped
			all = append(all, han(2)+strings.Repeat(string(m)+han(27), 40))
		}
	}
	for _, pair := range []string{"）。", "》，", "”。", "：“", "，《", "》《", "。”", "”“", "（“", "”）", "》）。", "……", "——", "？！", "……”"} {
		all = append(all, han(5)+strings.Repeat(pair+han(27), 29))
	}
	for n := 1; n < 9; n++ {
		all = append(all, strings.Repeat(han(n)+"，", 150/n))
	}
	return all
}

// latin returns paragraphs of words, numbers and addresses, each at many places of a
// line.
func latin() []string {
	var all []string
	for _, word := range []string{
		"2024年12月31日", "12345", "110.32", "11,398,889.50", "98.5%", "GB/T 9704-2012", "Government Information Disclosure",
		"0533-2722811", "zhengwugongkai@mail.example.gov.cn", "https://www.example.gov.cn/zwgk/2025/01/20/report_2024-final.html?id=123&page=4#top",
		"Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantenverband", "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
		"don’t", "‘quoted’", "A", "1", "℃", "（2025）1号", "“GDP”",
	} {
		var b strings.Builder
		for n := range 31 {
			b.WriteString(han(n))
			b.WriteString(word)
		}
		all = append(all, b.String()+"。")
	}
	return all
}

func bold() string {
	return "本段有" + "*加粗的字*" + "，" + strings.Repeat("*第一*和第二，", 60)
}

// characters returns all characters of 通用规范汉字表 as paragraphs.
func characters() []string {
	var texts []string
	for paragraph := range slices.Chunk(fonttest.GeneralStandard(), 500) {
		texts = append(texts, string(paragraph))
	}
	return texts
}

// figures returns pictures of several sizes, and a small table.
func figures(t testing.TB) report.Text {
	var all report.Text
	for i, size := range []image.Point{{400, 300}, {3000, 500}, {300, 4000}} {
		caption := fmt.Sprintf("图%d 示意图", i+1)
		all = append(all, &report.Picture{Data: picture(t, size), Alt: "灰度渐变", Caption: caption})
		all = append(all, paragraphs(han(40))...)
	}
	return append(all, &report.TextTable{Caption: "表1 小表", HeaderRows: 1, Rows: [][]string{
		{"事项", "数量", "说明"}, {"主动公开", "11398889", han(50)}, {"网址", "1", "https://www.example.gov.cn/zwgk/2025/01/20/report.html"},
	}})
}

// picture returns a PNG file.
func picture(t testing.TB, size image.Point) []byte {
	img := image.NewGray(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			img.SetGray(x, y, color.Gray{Y: uint8(40 + x*150/size.X)})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// longTable returns a table of more than a page.
func longTable() *report.TextTable {
	table := &report.TextTable{Caption: "表2 长表", HeaderRows: 1, Rows: [][]string{{"序号", "名称", "内容"}}}
	for i := range 60 {
		table.Rows = append(table.Rows, []string{fmt.Sprint(i + 1), han(4 + i%7), han(10 + 13*(i%5))})
	}
	return table
}

// TestTorture: it can be written, and comes out the same twice. What other programs
// make of it is for the conformance tests.
func TestTorture(t *testing.T) {
	var files [2]bytes.Buffer
	for i := range files {
		if err := (pdf.Renderer{}).Render(&files[i], torture(t)); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
		t.Error("the second file is another")
	}
}
